import { betweenYields } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

export const gatherTaps: JsKernel<"gatherTaps"> = function* ({ source, index, extra, y }, p) {
  const width = p.dim * p.repeat;
  const every = betweenYields(width);
  for (let r = 0; r < p.rows; r++) {
    const from = index[r];
    for (let c = 0; c < width; c++) {
      const channel = Math.floor(c / p.repeat);
      const at = p.transposed ? channel * p.sourceRows + from : from * p.dim + channel;
      y[r * width + c] = (from < 0 ? 0 : source[at]) + (extra && r === p.extraRow ? extra[c] : 0);
    }
    if (r % every === 0) yield;
  }
};
