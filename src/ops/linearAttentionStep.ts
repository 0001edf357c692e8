import { roundUp } from "../core/math.js";
import { featureMaps, linearAttention } from "./linearAttention.js";
import { defineOp } from "./op.js";

/** Rows and columns of a head's sums: those of `dim` and `dim + 1`, padded with zeros for kernels that know no tails. */
export function sumsShape(dim: number): readonly [rows: number, columns: number] {
  return [roundUp(dim, 4), roundUp(dim + 1, 8)];
}

/**
 * Causal linear attention that goes on: as linearAttention, the sums over the tokens before from `sums`, per sequence and head
 * sum_j phi(k_j) [v_j, 1]^T, to which the n tokens are added. What a stream remembers does not grow.
 */
export const linearAttentionStep = defineOp({
  name: "linearAttentionStep",
  params: { batch: "size", n: "size", heads: "size", dim: "size", features: featureMaps, eps: "float" },
  operands: {
    q: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    k: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    v: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    sums: { role: "inout", shape: (p) => [p.batch, p.heads, ...sumsShape(p.dim)] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
  },
  check() {},
  flops: (p) => p.batch * p.n * p.heads * p.dim * (4 * p.dim + 16),
  bound: (p) => linearAttention.bound({ ...p, causal: true }),
});
