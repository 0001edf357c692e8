import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { gatherTaps, indexRange } from "./gatherTaps.js";
import type { Extent } from "./layer.js";

/** Lags below this are summed directly; measured: 32 to 128 cost about the same. */
const BASE = 64;

/**
 * A causal product whose outputs do not depend on later inputs, to the bit, in O(n log^2 n). An FFT mixes the rounding errors of
 * all that it is given into all that it gives, so each may be given the past only: lags size … 2 size - 1 by overlap-save in
 * blocks of `size`, for which output block b needs input blocks b - 1 and b - 2, for size = 64, 128, …; the lags below 64
 * directly. (The decomposition of online convolution, van der Hoeven's and Oncescu et al.'s, arXiv 2410.12982, by lags.)
 * all [reach, dim]: the taps of lags 0 … reach - 1.
 */
export function exactProduct(
  b: PlanBuilder,
  { batch, n }: Extent,
  x: Value,
  all: Value,
  gate: Value | undefined,
): Value {
  const [reach, dim] = all.shape;
  const length = batch * n * dim;
  const rowsFrom = (first: number, rows: number): Value =>
    first === 0 && rows === reach ? all : gatherTaps(b, all, { index: indexRange(first, rows, (lag) => lag) });
  let far: Value | undefined;
  for (let size = BASE; size < reach; size *= 2) {
    const rows = Math.min(size, reach - size);
    const spectrumParams = { rows, dim, size, firstLag: 0 };
    const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps: rowsFrom(size, rows) });
    const params = { batch, n, dim, size, firstLag: size, hasGate: false };
    const { y } = b.apply("toeplitz", params, { x, spectrum });
    if (!far) far = y;
    else {
      const sum = b.apply("add", { batch: 1, length }, { a: b.reshape(far, [1, length]), b: b.reshape(y, [length]) });
      far = b.reshape(sum.y, y.shape);
    }
  }
  const near = Math.min(BASE, reach);
  const hasGate = gate !== undefined && !far; // the gate multiplies the whole sum
  const params = { batch, n, dim, taps: near, firstLag: 0, hasGate, hasAdd: far !== undefined };
  const args = { x, taps: rowsFrom(0, near), gate: hasGate ? gate : undefined, add: far };
  const { y } = b.apply("bandConv", params, args);
  if (!gate || hasGate) return y;
  const factors = { a: b.reshape(y, [1, length]), b: b.reshape(gate, [length]) };
  return b.reshape(b.apply("multiply", { batch: 1, length }, factors).y, y.shape);
}
