import { betweenYields } from "../core/work.js";
import { tileIndex, tilePhase } from "../ops/tile.js";
import type { JsKernel } from "./kernel.js";

export const tiledFill: JsKernel<"tiledFill"> = function* ({ full, history, ahead, index, y }, p) {
  const { batch, n, dim, capacity } = p;
  const every = betweenYields(4 * dim);
  for (let b = 0; b < batch; b++) {
    const first = b * (n + capacity) * dim;
    y.set(full.subarray(first, first + n * dim), b * n * dim);
    for (let i = 0; i < capacity; i++) {
      for (let c = 0; c < dim; c++) {
        const slot = (i + tilePhase(p, c)) % capacity;
        ahead[tileIndex(p, b, slot, c)] = full[first + (n + i) * dim + c];
      }
      if (i % every === 0) yield;
    }
  }
  history.fill(0);
  index[0] = 0;
};
