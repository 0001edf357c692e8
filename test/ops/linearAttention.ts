import { featureMaps } from "../../src/ops/linearAttention.js";
import { opCase } from "../lib/opCase.js";

/** Queries and keys of about the spread that a trained network has. */
const fills = { q: (u: number) => 2 * u + 0.5, k: (u: number) => 2 * u - 0.3 };

export const linearAttentionCases = [true, false].flatMap((causal) =>
  featureMaps.flatMap((features) => {
    const attention = (batch: number, n: number, heads: number, dim: number) =>
      opCase("linearAttention", { batch, n, heads, dim, causal, features, eps: 1e-6 }, { fills });
    return [
      ...[1, 2, 3, 4, 5, 7, 8, 9, 16, 33].map((dim) => attention(1, 40, 2, dim)),
      ...[1, 2, 4, 5, 31, 32, 33, 63, 65, 100].map((n) => attention(2, n, 3, 5)),
      attention(1, 1500, 1, 24),
      attention(0, 8, 2, 4),
      attention(1, 0, 2, 4),
      attention(1, 8, 0, 4),
      attention(1, 8, 2, 0),
    ];
  }),
);
