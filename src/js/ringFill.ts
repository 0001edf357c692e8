import { betweenYields } from "../core/work.js";
import { ringFloats } from "../ops/windowStep.js";
import type { JsKernel } from "./kernel.js";

export const ringFill: JsKernel<"ringFill"> = function* ({ x, ring }, { batch, n, dim, taps }) {
  const size = ringFloats({ taps, dim });
  ring.fill(0);
  const every = betweenYields(dim);
  for (let b = 0; b < batch; b++) {
    for (let i = Math.max(0, n - taps); i < n; i++) {
      for (let c = 0; c < dim; c++) ring[b * size + (i % taps) * dim + c] = x[(b * n + i) * dim + c];
      if (i % every === 0) yield;
    }
    ring[b * size + size - 1] = n % taps;
  }
};
