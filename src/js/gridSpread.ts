import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const gridSpread: JsKernel<"gridSpread"> = function* ({ lines, y }, p) {
  const { batch, side, dim } = p;
  const every = betweenYields(dim);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        for (let c = 0; c < dim; c++) {
          const along = lines[(b * side + i) * dim + c];
          y[((b * side + i) * side + j) * dim + c] = along + lines[((batch + b) * side + j) * dim + c];
        }
        if (j % every === 0) yield;
      }
    }
  }
};
