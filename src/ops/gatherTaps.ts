import { defineOp, require } from "./op.js";

/**
 * Rows of a kernel in another order, number and layout: y[r, c repeat + k] = source[index[r], c] for k = 0 … repeat - 1,
 * zero where index[r] < 0. `transposed`: the source is stored [dim, sourceRows], as depthwise convolutions and FastRPB
 * store theirs. Optional: `extra` is added to row extraRow (a skip term is a tap of lag 0). Indices are whole numbers.
 */
export const gatherTaps = defineOp({
  name: "gatherTaps",
  params: {
    rows: "size",
    sourceRows: "size",
    dim: "size",
    repeat: "size",
    transposed: "flag",
    hasExtra: "flag",
    extraRow: "int",
  },
  operands: {
    source: { role: "in", shape: (p) => (p.transposed ? [p.dim, p.sourceRows] : [p.sourceRows, p.dim]) },
    index: { role: "in", shape: (p) => [p.rows] },
    extra: { role: "in", optional: true, when: (p) => p.hasExtra, shape: (p) => [p.dim * p.repeat] },
    y: { role: "out", shape: (p) => [p.rows, p.dim * p.repeat] },
  },
  check(p) {
    require(p.sourceRows <= 2 ** 24, `gatherTaps: at most 2^24 rows have exact float32 indices, got ${p.sourceRows}`);
  },
  flops: () => 0,
  bound: (p) => (p.hasExtra ? 8 : 0), // a copy, and one addition at most
});
