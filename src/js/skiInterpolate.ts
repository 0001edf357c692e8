import { skiWeights } from "../ops/skiGrid.js";
import type { JsKernel } from "./kernel.js";

export const skiInterpolate: JsKernel<"skiInterpolate"> = ({ q, add, gate, y }, p) => {
  for (let b = 0; b < p.batch; b++) {
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      for (let c = 0; c < p.dim; c++) {
        const from = (b * p.points + point) * p.dim + c;
        const at = (b * p.n + i) * p.dim + c;
        const next = fraction > 0 ? fraction * q[from + p.dim] : 0;
        y[at] = ((1 - fraction) * q[from] + next + (add ? add[at] : 0)) * (gate ? gate[at] : 1);
      }
    }
  }
};
