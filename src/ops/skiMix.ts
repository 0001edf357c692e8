import { defineOp } from "./op.js";
import { skiCheck } from "./skiGrid.js";

/**
 * SKI's sparse part, interpolation and gate in one pass: y_i = (sum_r taps[r] x_{i - firstLag - r} + (1 - f) q_a + f q_{a+1}) gate_i,
 * x, gate, y [batch, n, dim], taps [taps, dim] (row r is lag firstLag + r), q [batch, points, dim]; x is zero outside [0, n),
 * a and f as in skiRestrict. Apart, the parts would write and read another n x dim array.
 */
export const skiMix = defineOp({
  name: "skiMix",
  params: { batch: "size", n: "size", points: "size", dim: "size", taps: "size", firstLag: "int", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    taps: { role: "in", shape: (p) => [p.taps, p.dim] },
    q: { role: "in", shape: (p) => [p.batch, p.points, p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check: (p) => skiCheck("skiMix", p),
  flops: (p) => (2 * p.taps + 2 + Number(p.hasGate)) * p.batch * p.n * p.dim,
  bound: (p) => 32 + 4 * Math.sqrt(p.taps), // as bandConv, an interpolation, and sums of taps and inputs that cancel
});
