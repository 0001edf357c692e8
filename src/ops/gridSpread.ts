import { defineOp } from "./op.js";

/** A square grid from two lines, lines [2, batch, side, dim]: y[b, i, j] = lines[0, b, i] + lines[1, b, j]. */
export const gridSpread = defineOp({
  name: "gridSpread",
  params: { batch: "size", side: "size", dim: "size" },
  operands: {
    lines: { role: "in", shape: (p) => [2, p.batch, p.side, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.side, p.side, p.dim] },
  },
  check() {},
  flops: (p) => p.batch * p.side * p.side * p.dim,
  bound: () => 16, // one rounding; the rest is max over rms
});
