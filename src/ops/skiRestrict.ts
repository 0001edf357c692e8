import { defineOp } from "./op.js";
import { skiCheck } from "./skiGrid.js";

/**
 * SKI's W^T: z_a = sum_i W[i, a] x_i, x [batch, n, dim], z [batch, points, dim]. Row i of W has two entries: position i lies
 * between inducing points a and a + 1 (spacing (n-1) / (points-1), both ends covered), 1 - f at a and f at a + 1.
 */
export const skiRestrict = defineOp({
  name: "skiRestrict",
  params: { batch: "size", n: "size", points: "size", dim: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    z: { role: "out", shape: (p) => [p.batch, p.points, p.dim] },
  },
  check: (p) => skiCheck("skiRestrict", p),
  flops: (p) => 3 * p.batch * p.n * p.dim,
  // Sums of 2 n / points terms in pieces of at most 64: roundings grow like the root of the longer of the two levels.
  bound: (p) => 40 + 2 * Math.sqrt(p.n / Math.max(1, p.points)),
});
