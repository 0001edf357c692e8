import { betweenYields } from "../core/work.js";
import { tileGroup, tileIndex, tilePhase } from "../ops/tile.js";
import type { JsKernel } from "./kernel.js";
import { toeplitz } from "./toeplitz.js";

export const tile: JsKernel<"tile"> = function* ({ spectrum, history, index, ahead }, p) {
  const { batch, dim, size, capacity } = p;
  const x = new Float64Array(size * dim);
  const y = new Float64Array(size * dim);
  const every = betweenYields(4 * dim);
  for (let b = 0; b < batch; b++) {
    for (let first = 0, width = 0; first < dim; first += width) {
      ({ width } = tileGroup(dim, first));
      const now = (index[0] + tilePhase(p, first)) % capacity;
      if ((now === 0 ? capacity : now & -now) !== size) continue;
      const oldest = (now || capacity) - size;
      for (let i = 0; i < size; i++) {
        for (let c = first; c < first + width; c++) x[i * dim + c] = history[tileIndex(p, b, oldest + i, c)];
        if (i % every === 0) yield;
      }
      yield* toeplitz(
        { x, spectrum, gate: undefined, y },
        { batch: 1, n: size, dim, size, firstLag: 0, hasGate: false },
      );
      for (let i = 0; i < size; i++) {
        for (let c = first; c < first + width; c++) ahead[tileIndex(p, b, now + i, c)] += y[i * dim + c];
        if (i % every === 0) yield;
      }
    }
  }
};
