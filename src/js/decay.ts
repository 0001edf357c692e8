import { activationFunctions } from "./activation.js";
import type { JsKernel } from "./kernel.js";

export const decay: JsKernel<"decay"> = function* ({ taps, gamma, y }, p) {
  for (let c = 0; c < p.dim; c++) {
    const learned = p.lambda + (1 - p.lambda) * activationFunctions.sigmoid(gamma[c]);
    const base = p.kind === "learned" ? learned : gamma[c];
    for (let r = 0; r < p.rows; r++) {
      y[r * p.dim + c] = taps[r * p.dim + c] * base ** Math.abs(p.firstLag + r);
      if (r % 4096 === 0) yield;
    }
  }
};
