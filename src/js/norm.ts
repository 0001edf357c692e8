import { betweenYields } from "../core/work.js";
import { activationFunctions } from "./activation.js";
import type { JsKernel } from "./kernel.js";

export const norm: JsKernel<"norm"> = function* ({ x, scale, bias, y }, p) {
  const every = betweenYields(8 * p.dim);
  for (let r = 0; r < p.rows; r++) {
    const from = r * p.dim;
    let sum = 0;
    let squares = 0;
    for (let c = 0; c < p.dim; c++) sum += x[from + c];
    const mean = p.kind === "layer" ? sum / p.dim : 0;
    for (let c = 0; c < p.dim; c++) squares += (x[from + c] - mean) ** 2;
    const outside = p.kind === "simpleRms" || p.kind === "rms" || p.kind === "gatedRms"; // eps outside the root
    const inverse = outside ? 1 / (Math.sqrt(squares / p.dim) + p.eps) : 1 / Math.sqrt(squares / p.dim + p.eps);
    for (let c = 0; c < p.dim; c++) {
      const value = (x[from + c] - mean) * inverse * (scale ? scale[p.kind === "scale" ? 0 : c] : 1);
      const gate = p.kind === "gatedRms" ? activationFunctions.sigmoid(bias![c] * x[from + c]) : 1;
      y[from + c] = value * gate + (p.kind === "layer" ? bias![c] : 0);
    }
    if (r % every === 0) yield;
  }
};
