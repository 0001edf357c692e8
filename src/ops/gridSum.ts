import { defineOp } from "./op.js";

/**
 * Sums of a square grid along both of its axes, x [batch, side, side, dim]: sums [2, batch, side, dim] has, first, the sum
 * of each row (over j of x[b, i, j]) and, second, of each column (over i). What 2-D FastRPB multiplies by its 1-D kernel.
 */
export const gridSum = defineOp({
  name: "gridSum",
  params: { batch: "size", side: "size", dim: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.side, p.side, p.dim] },
    sums: { role: "out", shape: (p) => [2, p.batch, p.side, p.dim] },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.side * p.side * p.dim,
  bound: (p) => 16 + 4 * Math.sqrt(p.side), // as gemm: sums of `side` terms
});
