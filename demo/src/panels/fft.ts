import { Fft } from "toeplitz/fft";
import { lineChart } from "../lib/chart.js";
import { byId, input, select } from "../lib/dom.js";
import { short } from "../lib/format.js";

/** Points a plot is drawn with at most; longer signals are thinned. */
const DRAWN = 2048;

const signals: Readonly<Record<string, (t: number) => number>> = {
  square: (t) => (Math.floor(6 * t) % 2 === 0 ? 1 : -1),
  chirp: (t) => Math.sin(2 * Math.PI * (2 * t + 30 * t * t)),
  tones: (t) =>
    Math.sin(14 * Math.PI * t) +
    0.6 * Math.sin(50 * Math.PI * t + 1) +
    0.4 * Math.sin(122 * Math.PI * t) +
    0.8 * (Math.random() - 0.5),
  noise: () => 2 * Math.random() - 1,
};

export async function installFft(): Promise<void> {
  const status = byId("fft-status");
  const time = lineChart(byId("signal-plot"), {
    height: 240,
    x: { label: "point" },
    y: { label: "value" },
    lines: [
      { label: "signal", color: "muted", width: 1 },
      { label: "what remains", color: "accent" },
    ],
  });
  const frequency = lineChart(byId("spectrum-plot"), {
    height: 240,
    x: { label: "frequency" },
    y: { label: "size", log: 10, format: short },
    lines: [
      { label: "dropped", color: "muted", width: 1 },
      { label: "kept", color: "accent" },
    ],
  });
  let fft: Fft | undefined;
  let x = new Float32Array(0);

  const filter = () => {
    if (!fft) return;
    const bins = (fft.n >> 1) + 1;
    const keep = Math.min(bins, Number(input("keep").value));
    byId("keep-value").textContent = `${keep} of ${bins}`;
    const began = performance.now();
    const spectrum = fft.forward(x);
    const took = performance.now() - began;
    const kept = spectrum.slice().fill(0, 2 * keep);
    const y = fft.inverse(kept);
    const back = fft.inverse(spectrum);
    let error = 0;
    for (let i = 0; i < x.length; i++) error = Math.max(error, Math.abs(back[i] - x[i]));
    const step = Math.ceil(x.length / DRAWN);
    const at = Array.from({ length: Math.ceil(x.length / step) }, (_, i) => i * step);
    time.set([at, at.map((i) => x[i]), at.map((i) => y[i])]);
    const size = (k: number) => Math.max(1e-5, Math.hypot(spectrum[2 * k], spectrum[2 * k + 1]));
    const binStep = Math.ceil(bins / DRAWN);
    const shown = Array.from({ length: Math.ceil(bins / binStep) }, (_, i) => i * binStep);
    frequency.set([
      shown,
      shown.map((k) => (k >= keep - 1 ? size(k) : null)),
      shown.map((k) => (k < keep ? size(k) : null)),
    ]);
    const us = took > 0 ? `, ${short(took * 1000)} µs` : "";
    status.textContent = `${fft.recipe} (${fft.backend}${us}). There and back again: off by ${error.toExponential(0)}.`;
  };
  const make = async () => {
    const n = Math.max(1, Math.min(65_536, Math.floor(Number(input("points").value) || 1)));
    if (fft?.n !== n) {
      fft?.dispose();
      fft = await Fft.create(n, { kind: "real" });
      const keep = input("keep");
      keep.max = String((n >> 1) + 1);
    }
    const shape = signals[select("signal").value];
    x = Float32Array.from({ length: n }, (_, i) => shape(i / n));
    filter();
  };
  select("signal").addEventListener("change", () => void make());
  input("points").addEventListener("change", () => void make());
  input("keep").addEventListener("input", filter);
  for (const form of document.querySelectorAll("#fft form"))
    form.addEventListener("submit", (event) => event.preventDefault());
  await make();
}
