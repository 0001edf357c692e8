import { betweenYields } from "../core/work.js";
import { activationFunctions } from "./activation.js";
import type { JsKernel } from "./kernel.js";

export const gemm: JsKernel<"gemm"> = function* ({ x, weight, bias, gate, residual, y }, p) {
  const act = activationFunctions[p.act];
  const every = betweenYields(p.inDim);
  for (let r = 0; r < p.rows; r++) {
    for (let o = 0; o < p.outDim; o++) {
      let sum = bias ? bias[o] : 0;
      for (let k = 0; k < p.inDim; k++) sum += x[r * p.inDim + k] * weight[o * p.inDim + k];
      const at = r * p.outDim + o;
      y[at] = act(sum) * (gate ? gate[at] : 1) + (residual ? residual[at] : 0);
      if (at % every === 0) yield;
    }
  }
};
