import { defineOp, require } from "./op.js";

/** Each sequence of x [batch, n, dim] followed by zeros, to `rows` rows. */
export const padRows = defineOp({
  name: "padRows",
  params: { batch: "size", n: "size", dim: "size", rows: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.rows, p.dim] },
  },
  check(p) {
    require(p.rows >= p.n, `padRows: rows: expected at least ${p.n}, got ${p.rows}`);
  },
  flops: () => 0,
  bound: () => 0, // a copy
});
