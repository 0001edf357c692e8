import type { LayerTaps } from "../calls.js";
import { call } from "../client.js";
import { ready } from "../device.js";
import { lineChart } from "../lib/chart.js";
import { byId, input, onceVisible, runButton, select, setRows } from "../lib/dom.js";
import { short } from "../lib/format.js";
import { Heatmap } from "../lib/heatmap.js";

const TOLERANCES = [0.3, 0.1, 0.03, 0.01, 0.003, 0.001];
const layerColors = ["accent", "warm", "cold", "violet", "rose", "olive"];
/** The matrix is drawn for no more tokens than have pixels. */
const MAX_MATRIX = 512;

export async function installKernels(): Promise<void> {
  const plot = lineChart(byId("kernel-plot"), {
    height: 300,
    x: { label: "distance" },
    y: { label: "size", log: 10, format: short },
    lines: [
      { label: "this channel", color: "accent" },
      { label: "median", color: "warm", width: 1.5 },
      { label: "decay alone", color: "muted", width: 1, dash: [6, 4] },
    ],
  });
  const canvas = byId<HTMLCanvasElement>("heatmap");
  const heatmap = new Heatmap(canvas);
  const { layers } = await ready();
  const layer = select("layer");
  layer.replaceChildren(...Array.from({ length: layers }, (_, i) => new Option(String(i + 1), String(i))));
  layer.value = "2";
  let current: LayerTaps | undefined;

  const draw = () => {
    if (!current) return;
    const { taps, lags, channels, gamma } = current;
    const channel = Math.min(channels - 1, Number(input("channel").value));
    byId("channel-value").textContent = String(channel);
    const kernel = Float32Array.from({ length: lags }, (_, lag) => taps[lag * channels + channel]);
    const size = (value: number) => Math.max(1e-6, Math.abs(value));
    const medians = medianSizes(current);
    plot.set([
      Array.from(kernel, (_, lag) => lag),
      Array.from(kernel, size),
      Array.from(medians, size),
      Array.from(kernel, (_, lag) => size(medians[0] * gamma ** lag)),
    ]);
    const n = Math.min(MAX_MATRIX, lags);
    heatmap.set(kernel.subarray(0, n));
    byId("matrix-size").textContent = String(n);
    setRows(
      byId<HTMLTableElement>("kernel-table"),
      Array.from(kernel.subarray(0, 16), (value, lag) => [String(lag), value.toPrecision(4)]),
    );
  };
  const fetchTaps = async () => {
    current = await call("taps", { layer: Number(layer.value), lags: Number(select("lags").value) });
    input("channel").max = String(current.channels - 1);
    draw();
  };
  layer.addEventListener("change", () => void fetchTaps());
  select("lags").addEventListener("change", () => void fetchTaps());
  input("channel").addEventListener("input", draw);
  byId("kernel-controls").addEventListener("submit", (event) => event.preventDefault());
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    const { i, j, value } = heatmap.at(offsetX, offsetY);
    const says = i >= j ? `distance ${i - j}: ${value.toPrecision(3)}` : "the future: zero";
    byId("matrix-at").textContent = `Row ${i}, column ${j}, ${says}`;
  });
  await fetchTaps();
  installModal(layers);
}

/** The median over channels of |tap|, by lag. */
function medianSizes({ taps, lags, channels }: LayerTaps): Float32Array {
  const medians = new Float32Array(lags);
  const row = new Float32Array(channels);
  for (let lag = 0; lag < lags; lag++) {
    for (let c = 0; c < channels; c++) row[c] = Math.abs(taps[lag * channels + c]);
    medians[lag] = row.sort()[channels >> 1];
  }
  return medians;
}

function installModal(layers: number): void {
  const status = byId("modal-status");
  const plot = lineChart(byId("modal-plot"), {
    height: 280,
    x: { label: "relative error", log: 10, format: short },
    y: { label: "states", format: short },
    lines: Array.from({ length: layers }, (_, i) => ({
      label: `layer ${i + 1}`,
      color: layerColors[i % layerColors.length],
      points: true,
    })),
  });
  const errors = [...TOLERANCES].sort((a, b) => a - b);
  const run = runButton("reduce", status, async (signal) => {
    const orders = Array.from({ length: layers }, () => errors.map((): number | null => null));
    for (let layer = 0; layer < layers; layer++) {
      status.textContent = `Layer ${layer + 1} of ${layers}`;
      const onEvent = ({ tolerance, meanOrder }: { tolerance: number; meanOrder: number }) => {
        orders[layer][errors.indexOf(tolerance)] = meanOrder;
        plot.set([errors, ...orders]);
      };
      await call("modal", { layer, tolerances: TOLERANCES }, { onEvent, signal });
    }
    const all = orders.map((row) => row[errors.indexOf(0.001)] ?? 0);
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    return `At an error of 0.001 a channel needs ${short(mean)} states on average, instead of 1793 taps.`;
  });
  onceVisible(byId("modal-plot"), () => void run.start());
}
