import { betweenYields } from "../core/work.js";
import { skiWeights } from "../ops/skiGrid.js";
import type { JsKernel } from "./kernel.js";

export const skiMix: JsKernel<"skiMix"> = function* ({ x, taps, q, gate, y }, p) {
  const every = betweenYields(p.taps + 4);
  for (let b = 0; b < p.batch; b++) {
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      for (let c = 0; c < p.dim; c++) {
        const from = (b * p.points + point) * p.dim + c;
        let sum = (1 - fraction) * q[from] + (fraction > 0 ? fraction * q[from + p.dim] : 0);
        for (let r = 0; r < p.taps; r++) {
          const j = i - p.firstLag - r;
          if (j >= 0 && j < p.n) sum += taps[r * p.dim + c] * x[(b * p.n + j) * p.dim + c];
        }
        const at = (b * p.n + i) * p.dim + c;
        y[at] = sum * (gate ? gate[at] : 1);
        if (at % every === 0) yield;
      }
    }
  }
};
