import { featureMaps } from "../../src/ops/linearAttention.js";
import { opCase } from "../lib/opCase.js";

/** Queries and keys of about the spread that a trained network has. */
const fills = { q: (u: number) => 2 * u + 0.5, k: (u: number) => 2 * u - 0.3 };

export const linearAttentionStepCases = featureMaps.flatMap((features) => {
  const step = (batch: number, n: number, heads: number, dim: number) =>
    opCase("linearAttentionStep", { batch, n, heads, dim, features, eps: 1e-6 }, { fills });
  return [
    ...[1, 2, 3, 4, 5, 7, 8, 9, 16, 33].map((dim) => step(1, 1, 2, dim)),
    ...[2, 3, 4, 5, 31, 32, 33, 65].map((n) => step(2, n, 3, 5)),
    step(0, 8, 2, 4),
    step(1, 0, 2, 4),
    step(1, 8, 0, 4),
    step(1, 8, 2, 0),
  ];
});
