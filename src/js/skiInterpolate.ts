import { betweenYields } from "../core/work.js";
import { skiWeights } from "../ops/skiGrid.js";
import type { JsKernel } from "./kernel.js";

export const skiInterpolate: JsKernel<"skiInterpolate"> = function* ({ q, add, y }, p) {
  const every = betweenYields(p.dim);
  for (let i = 0; i < p.n; i++) {
    const { point, fraction } = skiWeights(p, i);
    for (let c = 0; c < p.dim; c++) {
      const from = point * p.dim + c;
      const next = fraction > 0 ? fraction * q[from + p.dim] : 0;
      y[i * p.dim + c] = (1 - fraction) * q[from] + next + add[i * p.dim + c];
    }
    if (i % every === 0) yield;
  }
};
