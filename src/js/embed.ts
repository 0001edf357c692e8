import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const embed: JsKernel<"embed"> = function* ({ tokens, weight, y }, p) {
  const every = betweenYields(p.dim);
  for (let r = 0; r < p.rows; r++) {
    const token = tokens[r] >= 0 && tokens[r] < p.vocab ? tokens[r] : 0;
    for (let c = 0; c < p.dim; c++) y[r * p.dim + c] = p.scale * weight[token * p.dim + c];
    if (r % every === 0) yield;
  }
};
