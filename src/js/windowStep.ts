import { betweenYields } from "../core/work.js";
import { ringFloats } from "../ops/windowStep.js";
import type { JsKernel } from "./kernel.js";

export const windowStep: JsKernel<"windowStep"> = function* ({ x, taps, gate, ring, y }, p) {
  const { n, dim } = p;
  const size = ringFloats(p);
  const every = betweenYields(2 * p.taps);
  for (let b = 0; b < p.batch; b++) {
    for (let i = 0; i < n; i++) {
      const slot = ring[b * size + size - 1];
      for (let c = 0; c < dim; c++) {
        const at = (b * n + i) * dim + c;
        ring[b * size + slot * dim + c] = x[at];
        let sum = 0;
        for (let l = 0; l < p.taps; l++)
          sum += taps[l * dim + c] * ring[b * size + ((slot + p.taps - l) % p.taps) * dim + c];
        y[at] = sum * (gate ? gate[at] : 1);
        if (at % every === 0) yield;
      }
      ring[b * size + size - 1] = (slot + 1) % p.taps;
    }
  }
};
