import { defineOp } from "./op.js";

/**
 * Direct convolution with few taps, x and y [batch, n, dim] channel-last, taps [taps, dim], row r is lag firstLag + r:
 * y_i = sum_r taps[r] x_{i - firstLag - r}, x zero outside [0, n). Small Toeplitz products and SKI's sparse part.
 * Optional epilogues: y = (… ) * gate + add.
 */
export const bandConv = defineOp({
  name: "bandConv",
  params: { batch: "size", n: "size", dim: "size", taps: "size", firstLag: "int", hasGate: "flag", hasAdd: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    taps: { role: "in", shape: (p) => [p.taps, p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    add: { role: "in", optional: true, when: (p) => p.hasAdd, shape: (p) => [p.batch, p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.n * p.dim * Math.min(p.taps, 2 * p.n),
  bound: (p) => 16 + 4 * Math.sqrt(p.taps), // as gemm: a dot product of length `taps`
});
