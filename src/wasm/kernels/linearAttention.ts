import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one head of one sequence. Scratch: the tiles that assembly/linearAttention.ts lists, 32 tokens each. */
export const linearAttentionKernel: WasmKernel<OpParams<"linearAttention">> = {
  scratch: ({ dim }) => tilesBytes(dim) + 4 * roundUp(dim, 4) * roundUp(dim + 1, 8),
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads),
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
