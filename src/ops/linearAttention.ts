import { defineOp } from "./op.js";

/** Feature maps. The order is part of the kernel ABI. */
export const featureMaps = ["sikf", "elu+1"] as const;
export type FeatureMap = (typeof featureMaps)[number];

/**
 * Linear attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim], per sequence and head:
 * y_i = sum_j (phi(q_i) . phi(k_j)) v_j / (sum_j phi(q_i) . phi(k_j) + eps), over j <= i if causal, over all j otherwise.
 * - sikf: phi(x) = exp(x - c) elementwise. c = 0 if causal (any other shift would look ahead), otherwise the mean over
 *   positions and channels of q plus that of k: the shift cancels in the ratio but keeps exp in range.
 * - elu+1: phi(x) = elu(x) + 1.
 */
export const linearAttention = defineOp({
  name: "linearAttention",
  params: {
    batch: "size",
    n: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    features: featureMaps,
    eps: "float",
  },
  operands: {
    q: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    k: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    v: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
  },
  check() {},
  flops: (p) => p.batch * p.n * p.heads * p.dim * (4 * p.dim + 16),
  // All weights are positive: sums of 32 tokens and then of n / 32 such sums err by about the root of either count, but
  // y, an average of v, can be smaller than its terms by the root of n.
  bound: (p) => 48 + 4 * Math.sqrt(p.dim) + 4 * Math.sqrt(p.n),
});
