import { isPowerOfTwo, roundUp } from "../core/math.js";
import { defineOp, require } from "./op.js";

/** Channels that one SIMD element of the wasm layouts holds. */
export const LANES = 4;

/**
 * The spectrum of a Toeplitz kernel in the right-angle form that `toeplitz` multiplies by.
 * taps [rows, dim], row r is lag firstLag + r, channel-last. The kernel of the right-angle circular convolution of length
 * `size` is the complex sequence k_j, j = 0 … size-1: the tap of lag l >= 0 is the real part of k_l, and the tap of lag
 * l < 0 enters k_{l+size} as -i t_l (zeta^size = i with zeta = exp(i pi / (2 size))). The spectrum is the DFT of
 * k_j zeta^j, divided by size, in an order of the backend's choice: complex values [dim rounded up to 4, size].
 */
export const toeplitzSpectrum = defineOp({
  name: "toeplitzSpectrum",
  params: { rows: "size", dim: "size", size: "size", firstLag: "int" },
  operands: {
    taps: { role: "in", shape: (p) => [p.rows, p.dim] },
    spectrum: { role: "out", packed: true, shape: (p) => [roundUp(p.dim, LANES), p.size, 2] },
  },
  check(p) {
    require(isPowerOfTwo(p.size), `toeplitzSpectrum: size must be a power of two, got ${p.size}`);
    require(p.firstLag > -p.size &&
      p.firstLag + p.rows <=
        p.size, `toeplitzSpectrum: lags ${p.firstLag} … ${p.firstLag + p.rows - 1} do not fit size ${p.size}`);
  },
  flops: (p) => p.dim * 5 * p.size * Math.log2(p.size || 1),
  bound: (p) => 16 + 4 * Math.log2(p.size),
});
