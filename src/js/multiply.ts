import type { JsKernel } from "./kernel.js";

export const multiply: JsKernel<"multiply"> = function* ({ a, b, y }, p) {
  for (let r = 0; r < p.batch; r++) {
    for (let i = 0; i < p.length; i++) {
      y[r * p.length + i] = a[r * p.length + i] * b[i];
      if (i % 16384 === 0) yield;
    }
  }
};
