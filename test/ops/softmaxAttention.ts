import { opCase } from "../lib/opCase.js";

/** Scores spread over about ±8, so that weights differ by factors of thousands. */
const fills = { q: (u: number) => 4 * u, k: (u: number) => 4 * u };

export const softmaxAttentionCases = [true, false].flatMap((causal) => {
  const attention = (batch: number, n: number, heads: number, dim: number) =>
    opCase("softmaxAttention", { batch, n, heads, dim, causal, scale: 1 / Math.sqrt(dim || 1) }, { fills });
  return [
    ...[1, 2, 3, 4, 5, 7, 8, 9, 16, 33].map((dim) => attention(1, 70, 2, dim)),
    ...[1, 2, 4, 5, 31, 32, 33, 63, 64, 65, 129].map((n) => attention(2, n, 3, 5)),
    attention(1, 700, 1, 24),
    attention(0, 8, 2, 4),
    attention(1, 0, 2, 4),
    attention(1, 8, 0, 4),
    attention(1, 8, 2, 0),
  ];
});
