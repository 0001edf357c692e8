import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

type Params = OpParams<"linearAttention">;

/** Calls that one head takes, as in assembly/linearAttention.ts: one, or so many that none is long. */
function stagesOf({ n, dim, causal }: Params): number {
  const cut = Math.max(32, Math.floor(2 ** 25 / Math.max(1, dim * dim) / 32) * 32);
  return n > 4 * cut ? Math.ceil(n / cut) * (causal ? 1 : 2) : 1;
}

/**
 * A unit is one head of one sequence, or a stage of it. Scratch: the tiles that assembly/linearAttention.ts lists, 32 tokens each,
 * the sums and the offset.
 */
export const linearAttentionKernel: WasmKernel<Params> = {
  scratch: ({ dim }) => tilesBytes(dim) + 4 * roundUp(dim, 4) * roundUp(dim + 1, 8) + 16,
  staged: (p) => stagesOf(p) > 1,
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads * stagesOf(p)),
};

/** The same, its sums not in scratch. */
export const linearAttentionStepKernel: WasmKernel<OpParams<"linearAttentionStep">> = {
  scratch: ({ dim }) => tilesBytes(dim),
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads),
  carries: true,
};

function tilesBytes(dim: number): number {
  return 4 * 32 * (2 * roundUp(dim, 4) + 2 * roundUp(dim + 1, 8) + 32);
}
