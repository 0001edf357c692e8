import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const ssmScan: JsKernel<"ssmScan"> = function* ({ x, lambdaRe, lambdaIm, bRe, bIm, d, gate, state, y }, p) {
  const { n, dim, states } = p;
  const every = betweenYields(8 * states);
  for (let b = 0; b < p.batch; b++) {
    const re = state.subarray(2 * b * states * dim, (2 * b + 1) * states * dim);
    const im = state.subarray((2 * b + 1) * states * dim, (2 * b + 2) * states * dim);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < dim; c++) {
        const at = (b * n + i) * dim + c;
        let sum = d ? d[c] * x[at] : 0;
        for (let k = c; k < states * dim; k += dim) {
          const next = lambdaRe[k] * re[k] - lambdaIm[k] * im[k] + bRe[k] * x[at];
          im[k] = lambdaRe[k] * im[k] + lambdaIm[k] * re[k] + bIm[k] * x[at];
          re[k] = next;
          sum += next;
        }
        y[at] = sum * (gate ? gate[at] : 1);
        if (at % every === 0) yield;
      }
    }
  }
};
