import { isPowerOfTwo } from "../core/math.js";
import { defineOp, require } from "./op.js";

/**
 * FD-TNN's kernel from its frequency response: row r of y [rows, heads dim] is the tap of lag firstLag + r.
 * response [size / 2 + 1, …] is sampled at omega_m = 2 pi m / size.
 * - bidirectional: columns of each head are dim real parts, then dim imaginary parts; t = irfft(re + i im) with the
 *   imaginary parts taken as 0 at m = 0 and size / 2. Lag -l is at index size - l.
 * - causal: columns are real, e = irfft(re) is even, t_0 = e_0 and t_l = 2 e_l: the kernel that is zero at negative lags and
 *   whose response has this real part (discrete Hilbert transform).
 * `sine`: imaginary parts are multiplied by sin(omega_m) first, which makes a function of cos(omega) odd.
 */
export const responseTaps = defineOp({
  name: "responseTaps",
  params: {
    size: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    sine: "flag",
    firstLag: "int",
    rows: "size",
  },
  operands: {
    response: { role: "in", shape: (p) => [p.size / 2 + 1, p.heads * p.dim * (p.causal ? 1 : 2)] },
    y: { role: "out", shape: (p) => [p.rows, p.heads * p.dim] },
  },
  check(p) {
    require(isPowerOfTwo(p.size) && p.size >= 2, `responseTaps: size must be a power of two >= 2, got ${p.size}`);
    const reach = p.size / 2;
    const fits = p.firstLag > -reach && p.firstLag + p.rows <= reach && (!p.causal || p.firstLag >= 0);
    const lags = `lags ${p.firstLag} … ${p.firstLag + p.rows - 1}`;
    require(fits, `responseTaps: ${lags} are not in ${p.causal ? 0 : 1 - reach} … ${reach - 1}`);
  },
  flops: (p) => p.heads * p.dim * p.size * (2.5 * Math.log2(p.size) + 5),
  // As for the spectrum: float32 transform error grows with log2(size) and is spread evenly. Taps that decay leave the
  // maximum of the response's error over a smaller rms.
  bound: (p) => 32 + 8 * Math.log2(p.size),
});
