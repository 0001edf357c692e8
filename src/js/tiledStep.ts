import { tileIndex, tilePhase } from "../ops/tile.js";
import type { JsKernel } from "./kernel.js";

export const tiledStep: JsKernel<"tiledStep"> = ({ x, taps, gate, history, ahead, index, y }, p) => {
  const { dim, capacity } = p;
  for (let b = 0; b < p.batch; b++) {
    for (let c = 0; c < dim; c++) {
      const slot = (index[0] + tilePhase(p, c)) % capacity;
      const now = tileIndex(p, b, slot, c);
      history[now] = x[b * dim + c];
      let sum = ahead[now];
      for (let l = 0; l <= slot % p.base; l++) sum += taps[l * dim + c] * history[tileIndex(p, b, slot - l, c)];
      ahead[now] = 0;
      y[b * dim + c] = sum * (gate ? gate[b * dim + c] : 1);
    }
  }
  index[0] = (index[0] + 1) % capacity;
};
