import { defineOp } from "./op.js";

/**
 * Exponential decay of a Toeplitz kernel (TNN paper, "exponential decay"): y[r, c] = g[c]^|lag| * taps[r, c] with
 * lag = firstLag + r. `fixed`: g = gamma. `learned` (tnn_pytorch's multi decay): g = lambda + (1 - lambda) sigmoid(gamma).
 * Powers are formed in float64: at lag 1000 a float32 gamma would be off by 1000 roundings.
 */
export const decay = defineOp({
  name: "decay",
  params: { rows: "size", dim: "size", firstLag: "int", kind: ["fixed", "learned"], lambda: "float" },
  operands: {
    taps: { role: "in", shape: (p) => [p.rows, p.dim] },
    gamma: { role: "in", shape: (p) => [p.dim] },
    y: { role: "out", shape: (p) => [p.rows, p.dim] },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.dim,
  bound: () => 32, // float64 inside, one rounding at the end; the rest is max over rms
});
