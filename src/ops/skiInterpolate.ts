import { defineOp } from "./op.js";
import { skiCheck } from "./skiGrid.js";

/**
 * SKI's W with its epilogue: y_i = ((1 - f) q_a + f q_{a+1} + add_i) gate_i, q [batch, points, dim], y [batch, n, dim];
 * a and f as in skiRestrict. The add is the sparse part, so that sparse + low rank is one pass over y.
 */
export const skiInterpolate = defineOp({
  name: "skiInterpolate",
  params: { batch: "size", n: "size", points: "size", dim: "size", hasAdd: "flag", hasGate: "flag" },
  operands: {
    q: { role: "in", shape: (p) => [p.batch, p.points, p.dim] },
    add: { role: "in", optional: true, when: (p) => p.hasAdd, shape: (p) => [p.batch, p.n, p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check: (p) => skiCheck("skiInterpolate", p),
  flops: (p) => (2 + Number(p.hasAdd) + Number(p.hasGate)) * p.batch * p.n * p.dim,
  bound: () => 32, // four roundings; the rest is max over rms
});
