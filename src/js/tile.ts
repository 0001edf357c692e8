import type { JsKernel } from "./kernel.js";
import { toeplitz } from "./toeplitz.js";

export const tile: JsKernel<"tile"> = ({ spectrum, history, index, ahead }, { batch, dim, size, capacity }) => {
  const now = index[0];
  const due = now === 0 ? capacity : now & -now;
  if (due !== size) return;
  const y = new Float64Array(size * dim);
  for (let b = 0; b < batch; b++) {
    const last = (b * capacity + (now || capacity)) * dim;
    const x = history.subarray(last - size * dim, last);
    toeplitz({ x, spectrum, gate: undefined, y }, { batch: 1, n: size, dim, size, firstLag: 0, hasGate: false });
    for (let i = 0; i < y.length; i++) ahead[(b * capacity + now) * dim + i] += y[i];
  }
};
