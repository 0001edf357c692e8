import { defineOp } from "./op.js";

/** y[r] = scale * weight[tokens[r]]; a token outside [0, vocab) reads as row 0 (callers check tokens before). */
export const embed = defineOp({
  name: "embed",
  params: { rows: "size", vocab: "size", dim: "size", scale: "float" },
  operands: {
    tokens: { role: "in", dtype: "i32", shape: (p) => [p.rows] },
    weight: { role: "in", shape: (p) => [p.vocab, p.dim] },
    y: { role: "out", shape: (p) => [p.rows, p.dim] },
  },
  check() {},
  flops: (p) => p.rows * p.dim,
  bound: () => 8, // one product, and the rounding of scale to float32
});
