import { call } from "../client.js";
import { ready } from "../device.js";
import { lineChart } from "../lib/chart.js";
import { byId, runButton, setRows } from "../lib/dom.js";
import { short } from "../lib/format.js";

interface Expected {
  readonly nll_nats_per_char_by_length: Readonly<Record<string, number>>;
}

export async function installLength(): Promise<void> {
  const status = byId("length-status");
  const response = await fetch(new URL("models/moby-tnn/expected.json", document.baseURI));
  const { nll_nats_per_char_by_length: expected } = (await response.json()) as Expected;
  const lengths = Object.keys(expected).map(Number);
  const plot = lineChart(byId("length-plot"), {
    height: 280,
    x: { label: "characters in the window", log: 2, format: (value) => String(value) },
    y: { label: "nats", range: [1.2, 1.5], format: (value) => value.toFixed(3) },
    lines: [
      { label: "PyTorch", color: "muted", width: 1, dash: [6, 4] },
      { label: "here", color: "accent", points: true },
    ],
  });
  const reference = lengths.map((length) => expected[String(length)]);
  plot.set([lengths, reference, lengths.map(() => null)]);
  runButton("score", status, async (signal) => {
    await ready();
    const here = lengths.map((): number | null => null);
    const rows: string[][] = [];
    status.textContent = `Length ${lengths[0]}`;
    await call(
      "score",
      { lengths },
      {
        signal,
        onEvent({ length, nats, windows, seconds }) {
          const i = lengths.indexOf(length);
          here[i] = nats;
          plot.set([lengths, reference, here]);
          rows.push([
            String(length),
            String(windows),
            nats.toFixed(4),
            expected[String(length)].toFixed(4),
            short(seconds),
          ]);
          setRows(byId<HTMLTableElement>("length-table"), rows);
          status.textContent = i + 1 < lengths.length ? `Length ${lengths[i + 1]}` : "";
        },
      },
    );
    const off = Math.max(...here.map((nats, i) => Math.abs((nats ?? 0) - reference[i])));
    return `The largest difference from PyTorch is ${off.toExponential(0)} nats.`;
  });
}
