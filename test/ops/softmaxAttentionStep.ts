import { opCase } from "../lib/opCase.js";

/** Scores spread over about ±8, so that weights differ by factors of thousands. */
const fills = { q: (u: number) => 4 * u, k: (u: number) => 4 * u };

/** Cases run twice: the second time over what the first has stored. */
const step = (batch: number, n: number, heads: number, dim: number, capacity = 2 * n) =>
  opCase("softmaxAttentionStep", { batch, n, heads, dim, capacity, scale: 1 / Math.sqrt(dim || 1) }, { fills });

export const softmaxAttentionStepCases = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 16, 33].map((dim) => step(1, 1, 2, dim)),
  ...[2, 3, 5, 31, 32, 33, 63, 64, 65, 130].map((n) => step(2, n, 3, 5, 2 * n + 3)),
  step(0, 8, 2, 4),
  step(1, 0, 2, 4),
  step(1, 8, 0, 4),
  step(1, 8, 2, 0),
];
