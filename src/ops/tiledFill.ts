import { defineOp } from "./op.js";

/**
 * Begins a tiled stream after n tokens: `full` [batch, n + capacity, dim] is their convolution, run on into the future with zeros as inputs.
 * y is its first n rows, `ahead` the others, each group of channels turned by its tilePhase; `history` and `index` begin anew, the origin
 * being here.
 */
export const tiledFill = defineOp({
  name: "tiledFill",
  params: { batch: "size", n: "size", dim: "size", capacity: "size", stagger: "size" },
  operands: {
    full: { role: "in", shape: (p) => [p.batch, p.n + p.capacity, p.dim] },
    history: { role: "inout", shape: (p) => [p.batch, p.capacity * p.dim] },
    ahead: { role: "inout", shape: (p) => [p.batch, p.capacity * p.dim] },
    index: { role: "inout", shape: () => [1] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check() {},
  flops: () => 0,
  bound: () => 0, // copies
});
