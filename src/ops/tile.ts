import { isPowerOfTwo, roundUp } from "../core/math.js";
import { defineOp, require } from "./op.js";
import { LANES } from "./toeplitzSpectrum.js";

/**
 * A tile of tiledStep, after it: where `size` is the largest power of two, at most `capacity`, that divides the tokens taken (`index`,
 * mod capacity), the last `size` inputs are convolved into the next `size` outputs, lags 1 … 2 size - 1; otherwise nothing happens. `spectrum`
 * is that of the taps of these lags at firstLag -(size - 1): the square matrix of lags o - j.
 */
export const tile = defineOp({
  name: "tile",
  params: { batch: "size", dim: "size", size: "size", capacity: "size" },
  operands: {
    spectrum: { role: "in", packed: true, shape: (p) => [roundUp(p.dim, LANES), p.size, 2] },
    history: { role: "in", shape: (p) => [p.batch, p.capacity, p.dim] },
    index: { role: "in", shape: () => [1] },
    ahead: { role: "inout", shape: (p) => [p.batch, p.capacity, p.dim] },
  },
  check(p) {
    require(isPowerOfTwo(p.size) &&
      isPowerOfTwo(p.capacity) &&
      p.capacity >= p.size, `tile: expected powers of two size <= capacity, got ${p.size} and ${p.capacity}`);
  },
  flops: (p) => p.batch * p.dim * (10 * Math.log2(p.size) + 6), // a token's share
  bound: (p) => 24 + 8 * Math.log2(p.size), // as toeplitz
});
