import { betweenYields } from "../core/work.js";
import { sumsShape } from "../ops/linearAttentionStep.js";
import type { JsKernel } from "./kernel.js";
import { featureMap } from "./linearAttention.js";

export const linearAttentionStep: JsKernel<"linearAttentionStep"> = function* ({ q, k, v, sums, y }, p) {
  const { n, heads, dim } = p;
  const phi = featureMap(p.features);
  const [rows, columns] = sumsShape(dim);
  const every = betweenYields(4 * dim * dim);
  for (let b = 0; b < p.batch; b++) {
    for (let h = 0; h < heads; h++) {
      const own = sums.subarray((b * heads + h) * rows * columns);
      for (let i = 0; i < n; i++) {
        const at = ((b * n + i) * heads + h) * dim;
        const above = new Float64Array(dim + 1); // numerators, then the denominator
        for (let f = 0; f < dim; f++) {
          const [key, query] = [phi(k[at + f]), phi(q[at + f])];
          for (let c = 0; c <= dim; c++) {
            own[f * columns + c] += key * (c < dim ? v[at + c] : 1);
            above[c] += query * own[f * columns + c];
          }
        }
        for (let c = 0; c < dim; c++) y[at + c] = above[c] / (above[dim] + p.eps);
        if (i % every === 0) yield;
      }
    }
  }
};
