import { defineOp } from "./op.js";

/**
 * Softmax attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim]:
 * y_i = sum_j softmax_j(scale q_i . k_j) v_j, over j <= i if causal. No n x n array is made.
 */
export const softmaxAttention = defineOp({
  name: "softmaxAttention",
  params: { batch: "size", n: "size", heads: "size", dim: "size", causal: "flag", scale: "float" },
  operands: {
    q: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    k: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    v: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
  },
  check() {},
  flops: (p) => (p.batch * p.n * p.n * p.heads * (4 * p.dim + 16)) / (p.causal ? 2 : 1),
  // A score's error, about sqrt(dim) roundings of its size, becomes a relative error of its weight; y is an average of v
  // that can be smaller than its terms by the root of n.
  bound: (p) => 64 + 8 * Math.sqrt(p.dim) + 8 * Math.sqrt(p.n),
});
