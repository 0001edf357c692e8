import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const gridSum: JsKernel<"gridSum"> = function* ({ x, sums }, p) {
  const { batch, side, dim } = p;
  sums.fill(0);
  const every = betweenYields(dim);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        for (let c = 0; c < dim; c++) {
          const value = x[((b * side + i) * side + j) * dim + c];
          sums[(b * side + i) * dim + c] += value;
          sums[((batch + b) * side + j) * dim + c] += value;
        }
        if (j % every === 0) yield;
      }
    }
  }
};
