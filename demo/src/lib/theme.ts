/** "light", "dark", or the system's choice. Charts and pictures are drawn again when it changes. */
const listeners = new Set<() => void>();
const dark = matchMedia("(prefers-color-scheme: dark)");

export function onThemeChange(redraw: () => void): void {
  listeners.add(redraw);
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : dark.matches;
}

/** A colour of style.css. */
export function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function changed(): void {
  for (const redraw of listeners) redraw();
}

export function installThemeButton(button: HTMLButtonElement): void {
  const stored = localStorage.getItem("theme");
  if (stored === "light" || stored === "dark") document.documentElement.dataset["theme"] = stored;
  const label = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  };
  label();
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    localStorage.setItem("theme", next);
    label();
    changed();
  });
  dark.addEventListener("change", () => {
    label();
    changed();
  });
}
