import { activationFunctions } from "./activation.js";
import type { JsKernel } from "./kernel.js";

export const decay: JsKernel<"decay"> = ({ taps, gamma, y }, p) => {
  const lambda = Math.fround(p.lambda); // kernels receive floats as float32, and powers magnify the difference
  for (let c = 0; c < p.dim; c++) {
    const learned = lambda + (1 - lambda) * activationFunctions.sigmoid(gamma[c]);
    const base = p.kind === "learned" ? learned : gamma[c];
    for (let r = 0; r < p.rows; r++) y[r * p.dim + c] = taps[r * p.dim + c] * base ** Math.abs(p.firstLag + r);
  }
};
