import { isPowerOfTwo, roundUp } from "../core/math.js";
import { defineOp, require } from "./op.js";
import { LANES } from "./toeplitzSpectrum.js";

/**
 * Toeplitz product by FFT, x and y [batch, n, dim] channel-last, one kernel per channel, right-angle convolution:
 * - one block (size >= n): y_i = sum_j t_{i-j} x_j for all lags -(n-1) … n-1 that the spectrum holds (firstLag = 0 here).
 * - blocks of `size` (size < n, overlap-save): the spectrum holds taps of slots 0 … size-1 only (no negative slots), slot s
 *   is lag firstLag + s. Block b transforms u_j = x[b size - firstLag + j] - i x[(b-1) size - firstLag + j], zero outside
 *   [0, n): the real part of the product is then the whole of output block b.
 * Optional epilogue: y *= gate.
 */
export const toeplitz = defineOp({
  name: "toeplitz",
  params: { batch: "size", n: "size", dim: "size", size: "size", firstLag: "int", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    spectrum: { role: "in", packed: true, shape: (p) => [roundUp(p.dim, LANES), p.size, 2] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check(p) {
    require(isPowerOfTwo(p.size), `toeplitz: size must be a power of two, got ${p.size}`);
    require(p.size < p.n || p.firstLag === 0, "toeplitz: firstLag is for blocks (size < n) only");
  },
  flops: (p) => p.batch * p.dim * Math.ceil(p.n / p.size) * p.size * (10 * Math.log2(p.size) + 6),
  // FFT error grows with log2(size) per transform and is spread evenly, so the largest is a few times the rms.
  bound: (p) => 24 + 8 * Math.log2(p.size),
});
