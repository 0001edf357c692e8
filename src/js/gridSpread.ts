import type { JsKernel } from "./kernel.js";

export const gridSpread: JsKernel<"gridSpread"> = ({ lines, y }, p) => {
  const { batch, side, dim } = p;
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        for (let c = 0; c < dim; c++) {
          const along = lines[(b * side + i) * dim + c];
          y[((b * side + i) * side + j) * dim + c] = along + lines[((batch + b) * side + j) * dim + c];
        }
      }
    }
  }
};
