import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const softmaxAttentionStep: JsKernel<"softmaxAttentionStep"> = function* (args, p) {
  const { q, k, v, keys, values, position, y } = args;
  const { n, heads, dim, capacity } = p;
  const weights = new Float64Array(capacity);
  const every = { keys: betweenYields(dim), channels: betweenYields(capacity) };
  for (let b = 0; b < p.batch; b++) {
    for (let h = 0; h < heads; h++) {
      const before = position[b * heads + h];
      const at = (i: number, c: number) => ((b * n + i) * heads + h) * dim + c;
      const stored = (j: number, c: number) => ((b * capacity + j) * heads + h) * dim + c;
      for (let i = 0; i < n; i++) {
        for (let c = 0; c < dim; c++) {
          keys[stored(before + i, c)] = k[at(i, c)];
          values[stored(before + i, c)] = v[at(i, c)];
        }
        const count = before + i + 1;
        let largest = Number.NEGATIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          weights[j] = 0;
          for (let c = 0; c < dim; c++) weights[j] += p.scale * q[at(i, c)] * keys[stored(j, c)];
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
          for (let j = 0; j < count; j++) sum += weights[j] * values[stored(j, c)];
          y[at(i, c)] = sum / total;
          if (c % every.channels === 0) yield;
        }
      }
      position[b * heads + h] = before + n;
    }
  }
};
