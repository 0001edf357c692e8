import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const modalScan: JsKernel<"modalScan"> = function* ({ x, taps, counts, sections, gate, state, y }, p) {
  const { n, dim, exactTaps } = p;
  const perSequence = exactTaps * dim + p.sections * 8;
  const every = betweenYields(exactTaps + 16 * Math.max(0, ...counts));
  for (let b = 0; b < p.batch; b++) {
    const history = state.subarray(b * perSequence, b * perSequence + exactTaps * dim);
    const z = state.subarray(b * perSequence + exactTaps * dim, (b + 1) * perSequence);
    const old = history.slice();
    const input = (i: number, c: number) => (i >= 0 ? x[(b * n + i) * dim + c] : old[(-1 - i) * dim + c]);
    for (let c = 0, first = 0; c < dim; c++) {
      const group = Math.floor(c / 4);
      const lane = c % 4;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let l = 0; l < exactTaps; l++) sum += taps[l * dim + c] * input(i - l, c);
        for (let s = first; s < first + counts[group]; s++) {
          const m = (j: number) => sections[(s * 6 + j) * 4 + lane];
          const [at0, at1] = [s * 8 + lane, s * 8 + 4 + lane];
          const [z0, z1] = [z[at0], z[at1]];
          z[at0] = m(0) * z0 + m(1) * z1 + input(i - exactTaps, c);
          z[at1] = m(2) * z0 + m(3) * z1 + input(i - exactTaps, c);
          sum += m(4) * z[at0] + m(5) * z[at1];
        }
        const at = (b * n + i) * dim + c;
        y[at] = sum * (gate ? gate[at] : 1);
        if (i % every === 0) yield;
      }
      for (let l = 0; l < exactTaps; l++) history[l * dim + c] = input(n - 1 - l, c);
      if (lane === 3) first += counts[group];
    }
  }
};
