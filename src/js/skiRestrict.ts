import { betweenYields } from "../core/work.js";
import { skiWeights } from "../ops/skiGrid.js";
import type { JsKernel } from "./kernel.js";

export const skiRestrict: JsKernel<"skiRestrict"> = function* ({ x, z }, p) {
  z.fill(0);
  const every = betweenYields(2 * p.dim);
  for (let b = 0; b < p.batch; b++) {
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      for (let c = 0; c < p.dim; c++) {
        const value = x[(b * p.n + i) * p.dim + c];
        const at = (b * p.points + point) * p.dim + c;
        z[at] += (1 - fraction) * value;
        if (fraction > 0) z[at + p.dim] += fraction * value;
      }
      if (i % every === 0) yield;
    }
  }
};
