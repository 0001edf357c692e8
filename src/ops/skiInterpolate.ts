import { defineOp } from "./op.js";
import { skiCheck } from "./skiGrid.js";

/**
 * SKI's W with an addend: y_i = (1 - f) q_a + f q_{a+1} + add_i, q [points, dim], y [n, dim]; a and f as in skiRestrict. Makes
 * the taps of the causal operator from its kernel at the inducing points.
 */
export const skiInterpolate = defineOp({
  name: "skiInterpolate",
  params: { n: "size", points: "size", dim: "size" },
  operands: {
    q: { role: "in", shape: (p) => [p.points, p.dim] },
    add: { role: "in", shape: (p) => [p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.n, p.dim] },
  },
  check: (p) => skiCheck("skiInterpolate", p),
  flops: (p) => 3 * p.n * p.dim,
  bound: () => 32, // four roundings; the rest is max over rms
});
