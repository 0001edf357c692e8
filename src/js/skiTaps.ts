import { betweenYields } from "../core/work.js";
import { skiNode } from "../ops/skiTaps.js";
import type { JsKernel } from "./kernel.js";

export const skiTaps: JsKernel<"skiTaps"> = function* ({ alphas, betas, y }, p) {
  const valueAt = (node: number, c: number): number => {
    if (node > p.rank) return alphas[c * p.rank + node - p.rank - 1];
    return node < p.rank && betas ? betas[c * p.rank + node] : 0;
  };
  const every = betweenYields(4 * p.dim);
  for (let r = 0; r < p.rows; r++) {
    const { node, fraction } = skiNode(p, r);
    for (let c = 0; c < p.dim; c++) {
      y[r * p.dim + c] = (1 - fraction) * valueAt(node, c) + fraction * valueAt(node + 1, c);
    }
    if (r % every === 0) yield;
  }
};
