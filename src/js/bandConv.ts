import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const bandConv: JsKernel<"bandConv"> = function* ({ x, taps, gate, add, y }, p) {
  const every = betweenYields(p.taps);
  for (let b = 0; b < p.batch; b++) {
    for (let i = 0; i < p.n; i++) {
      // x_{i - firstLag - r} is inside for r from i - firstLag - (n - 1) to i - firstLag
      const from = Math.max(0, i - p.firstLag - (p.n - 1));
      const to = Math.min(p.taps - 1, i - p.firstLag);
      for (let c = 0; c < p.dim; c++) {
        const at = (b * p.n + i) * p.dim + c;
        let sum = 0;
        for (let r = from; r <= to; r++) sum += taps[r * p.dim + c] * x[(b * p.n + i - p.firstLag - r) * p.dim + c];
        y[at] = sum * (gate ? gate[at] : 1) + (add ? add[at] : 0);
        if (at % every === 0) yield;
      }
    }
  }
};
