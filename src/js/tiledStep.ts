import type { JsKernel } from "./kernel.js";

export const tiledStep: JsKernel<"tiledStep"> = ({ x, taps, gate, history, ahead, index, y }, p) => {
  const { dim, capacity } = p;
  const slot = index[0];
  for (let b = 0; b < p.batch; b++) {
    for (let c = 0; c < dim; c++) {
      const row = (i: number) => (b * capacity + i) * dim + c;
      history[row(slot)] = x[b * dim + c];
      let sum = ahead[row(slot)];
      for (let l = 0; l <= slot % p.base; l++) sum += taps[l * dim + c] * history[row(slot - l)];
      ahead[row(slot)] = 0;
      y[b * dim + c] = sum * (gate ? gate[b * dim + c] : 1);
    }
  }
  index[0] = (slot + 1) % capacity;
};
