import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Tokens of a tile of shaders/linearAttention.wgsl. */
const TILE = 32;

/** Tokens of a chunk: as long as makes the sums of all chunks a quarter of q. */
function chunkOf(dim: number): number {
  return roundUp(Math.max(1, 4 * dim), TILE);
}

export const linearAttentionKernel: WebgpuKernel<OpParams<"linearAttention">> = {
  scratch: ({ batch, n, heads, dim }) => ({
    offsets: 4 * batch * heads,
    features: 4 * 2 * batch * n * heads * dim,
    sums: 4 * batch * heads * Math.ceil(n / chunkOf(dim)) * dim * (dim + 1),
  }),
  passes: ({ batch, n, heads, dim, causal, features, eps }) => {
    if (batch * n * heads * dim === 0) return [];
    const shader = "linearAttention";
    const shifted = features === "sikf" && !causal;
    const constants = { CAUSAL: causal, SIKF: features === "sikf", SHIFTED: shifted };
    const chunk = chunkOf(dim);
    const params = { batch, n, heads, dim, chunk, eps };
    const pass = (entry: string, groups: number) => ({ shader, entry, constants, params, groups }) as const;
    const each = (entry: string, count: number) => ({ ...elementwise(shader, count, params, constants)[0], entry });
    return [
      ...(shifted ? [pass("linearAttentionOffsets", batch * heads)] : []),
      each("linearAttentionFeatures", batch * n * heads * dim),
      pass("linearAttentionSums", batch * heads * Math.ceil(n / chunk)),
      each("linearAttentionTotals", batch * heads * dim * (dim + 1)),
      pass("linearAttention", batch * heads * Math.ceil(n / TILE)),
    ];
  },
};
