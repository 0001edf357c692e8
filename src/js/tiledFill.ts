import type { JsKernel } from "./kernel.js";

export const tiledFill: JsKernel<"tiledFill"> = ({ full, history, ahead, index, y }, { batch, n, dim, capacity }) => {
  for (let b = 0; b < batch; b++) {
    const first = b * (n + capacity) * dim;
    y.set(full.subarray(first, first + n * dim), b * n * dim);
    ahead.set(full.subarray(first + n * dim, first + (n + capacity) * dim), b * capacity * dim);
  }
  history.fill(0);
  index[0] = 0;
};
