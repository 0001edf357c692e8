import type { JsKernel } from "./kernel.js";

export const padRows: JsKernel<"padRows"> = ({ x, y }, { batch, n, dim, rows }) => {
  y.fill(0);
  for (let b = 0; b < batch; b++) y.set(x.subarray(b * n * dim, (b + 1) * n * dim), b * rows * dim);
};
