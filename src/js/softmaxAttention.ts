import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const softmaxAttention: JsKernel<"softmaxAttention"> = function* ({ q, k, v, y }, p) {
  const { n, heads, dim } = p;
  const weights = new Float64Array(n);
  const every = { keys: betweenYields(dim), channels: betweenYields(n) };
  for (let b = 0; b < p.batch; b++) {
    for (let h = 0; h < heads; h++) {
      const at = (i: number, c: number) => ((b * n + i) * heads + h) * dim + c;
      for (let i = 0; i < n; i++) {
        const count = p.causal ? i + 1 : n;
        let largest = Number.NEGATIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          let score = 0;
          for (let c = 0; c < dim; c++) score += q[at(i, c)] * k[at(j, c)];
          weights[j] = score * p.scale;
          largest = Math.max(largest, weights[j]);
          if (j % every.keys === 0) yield;
        }
        let total = 0;
        for (let j = 0; j < count; j++) {
          weights[j] = Math.exp(weights[j] - largest);
          total += weights[j];
        }
        for (let c = 0; c < dim; c++) {
          let sum = 0;
          for (let j = 0; j < count; j++) sum += weights[j] * v[at(j, c)];
          y[at(i, c)] = sum / total;
          if (c % every.channels === 0) yield;
        }
      }
    }
  }
};
