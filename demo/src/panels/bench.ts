import type { BenchReport, BenchRow } from "../calls.js";
import { call } from "../client.js";
import { button, byId, runButton } from "../lib/dom.js";
import { short } from "../lib/format.js";

export async function installBench(): Promise<void> {
  const status = byId("race-status");
  const results = byId("race-results");
  const progress = byId<HTMLProgressElement>("race-progress");
  const download = byId<HTMLAnchorElement>("download");
  let report: BenchReport | undefined;

  runButton("race", status, async (signal) => {
    const rows: BenchRow[] = [];
    results.replaceChildren();
    progress.hidden = false;
    button("copy").disabled = true;
    download.hidden = true;
    try {
      report = await call("bench", null, {
        signal,
        onEvent(event) {
          if ("row" in event) {
            rows.push(event.row);
            results.replaceChildren(...cardsOf(rows));
          } else {
            progress.value = event.progress;
            status.textContent = event.what;
          }
        },
      });
    } finally {
      progress.hidden = true;
    }
    button("copy").disabled = false;
    if (download.href.startsWith("blob:")) URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: "application/json" }));
    download.hidden = false;
    return "Lower is better. Every result was checked against float64.";
  });
  button("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(JSON.stringify(report, null, 2));
    status.textContent = "Copied.";
  });
}

/** A card for each task, a bar for each contender. */
function cardsOf(rows: readonly BenchRow[]): HTMLElement[] {
  const tasks = [...new Set(rows.map(({ task }) => task))];
  return tasks.map((task) => {
    const own = rows.filter((row) => row.task === task);
    const slowest = Math.max(...own.map(({ microseconds }) => microseconds));
    const card = document.createElement("div");
    card.className = "card";
    const title = document.createElement("h3");
    title.textContent = task;
    const list = document.createElement("ul");
    list.className = "bars";
    list.append(
      ...own.map(({ contender, microseconds }) => {
        const item = document.createElement("li");
        if (contender === "toeplitz") item.className = "own";
        const rail = document.createElement("span");
        rail.className = "rail";
        rail.style.width = `${Math.max(1, (100 * microseconds) / slowest)}%`;
        const figure = document.createElement("span");
        figure.className = "figure";
        figure.textContent = `${short(microseconds)} µs`;
        const name = document.createElement("span");
        name.textContent = contender;
        item.append(name, rail, figure);
        if (item.className === "own") for (const part of [name, rail, figure]) part.classList.add("own");
        return item;
      }),
    );
    card.append(title, list);
    return card;
  });
}
