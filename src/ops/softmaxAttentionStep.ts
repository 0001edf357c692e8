import { defineOp, require } from "./op.js";
import { softmaxAttention } from "./softmaxAttention.js";

/** Positions are kept in float32, which counts no further one by one. */
const MOST = 2 ** 24;

/**
 * Causal softmax attention that goes on: as softmaxAttention, over the tokens in `keys` and `values` too. The n tokens are stored
 * behind the `position` tokens that are there, and `position` (one integer a sequence and head) goes on by n; the caller sees to it
 * that it stays within `capacity`.
 */
export const softmaxAttentionStep = defineOp({
  name: "softmaxAttentionStep",
  params: { batch: "size", n: "size", heads: "size", dim: "size", capacity: "size", scale: "float" },
  operands: {
    q: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    k: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    v: { role: "in", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
    keys: { role: "inout", shape: (p) => [p.batch, p.capacity, p.heads * p.dim] },
    values: { role: "inout", shape: (p) => [p.batch, p.capacity, p.heads * p.dim] },
    position: { role: "inout", shape: (p) => [p.batch, p.heads] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.heads * p.dim] },
  },
  check(p) {
    const fits = p.n <= p.capacity && p.capacity <= MOST;
    require(fits, `softmaxAttentionStep: expected n <= capacity <= ${MOST}, got ${p.n} and ${p.capacity}`);
  },
  flops: (p) => p.batch * p.n * p.capacity * p.heads * (2 * p.dim + 8), // a store that is half full
  bound: (p) => softmaxAttention.bound({ ...p, n: p.capacity, causal: true }),
});
