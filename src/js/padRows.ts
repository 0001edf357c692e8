import type { JsKernel } from "./kernel.js";

export const padRows: JsKernel<"padRows"> = function* ({ x, y }, { batch, n, dim, rows }) {
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < rows * dim; i++) {
      y[b * rows * dim + i] = i < n * dim ? x[b * n * dim + i] : 0;
      if (i % 16384 === 0) yield;
    }
  }
};
