import { betweenYields } from "../core/work.js";
import { combFloats } from "../ops/comb.js";
import type { JsKernel } from "./kernel.js";

export const comb: JsKernel<"comb"> = function* ({ x, gain, ring, y }, { batch, n, dim, delay }) {
  const size = combFloats({ delay, dim });
  const every = betweenYields(dim);
  for (let b = 0; b < batch; b++) {
    const own = ring.subarray(b * size, (b + 1) * size);
    for (let i = 0; i < n; i++) {
      const slot = own[size - 1];
      for (let c = 0; c < dim; c++) {
        const value = x[(b * n + i) * dim + c];
        y[(b * n + i) * dim + c] = value - gain[c] * own[slot * dim + c];
        own[slot * dim + c] = value;
      }
      own[size - 1] = (slot + 1) % delay;
      if (i % every === 0) yield;
    }
  }
};
