/** The element with that id; a page without it is a bug. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as E;
}

export const input = (id: string) => byId<HTMLInputElement>(id);
export const select = (id: string) => byId<HTMLSelectElement>(id);
export const button = (id: string) => byId<HTMLButtonElement>(id);

/** Replaces the rows of a table's body. The first cell of a row is its header. */
export function setRows(table: HTMLTableElement, rows: readonly (readonly (string | HTMLElement)[])[]): void {
  const body = table.tBodies[0] ?? table.createTBody();
  body.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement("tr");
      row.append(
        ...cells.map((content, i) => {
          const cell = document.createElement(i === 0 ? "th" : "td");
          if (i === 0) cell.setAttribute("scope", "row");
          cell.append(content);
          return cell;
        }),
      );
      return row;
    }),
  );
}

/** Runs a task from a button that turns into its stop button, and says on `status` how it ended. */
export function runButton(
  id: string,
  status: HTMLElement,
  task: (signal: AbortSignal) => Promise<string>,
): { start(): Promise<void>; stop(): void } {
  const element = button(id);
  const label = element.textContent ?? "";
  let controller: AbortController | undefined;
  const start = async () => {
    controller = new AbortController();
    element.textContent = "Stop";
    element.dataset["running"] = "";
    try {
      status.textContent = await task(controller.signal);
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      const stopped = code === "aborted" || controller.signal.aborted;
      status.textContent = stopped ? "Stopped." : `That failed: ${message ?? String(error)}`;
    } finally {
      element.textContent = label;
      delete element.dataset["running"];
      controller = undefined;
    }
  };
  const stop = () => controller?.abort();
  element.addEventListener("click", () => {
    if (controller) stop();
    else void start();
  });
  return { start, stop };
}

/** Calls back once, when the element is about to come into view. */
export function onceVisible(element: Element, show: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      show();
    },
    { rootMargin: "200px" },
  );
  observer.observe(element);
}
