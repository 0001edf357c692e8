import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is 64 queries of one head of one sequence. */
export const softmaxAttentionKernel: WasmKernel<OpParams<"softmaxAttention">> = {
  scratch: ({ dim }) => tilesBytes(dim),
  units: (p) => (p.dim === 0 ? 0 : p.batch * p.heads * Math.ceil(p.n / 64)),
};

/** A unit is one head of one sequence: what it stores, all its queries see. */
export const softmaxAttentionStepKernel: WasmKernel<OpParams<"softmaxAttentionStep">> = {
  scratch: ({ dim }) => tilesBytes(dim),
  units: (p) => (p.n === 0 ? 0 : p.batch * p.heads),
};

/** Scratch: the tiles that assembly/softmaxAttention.ts lists. */
function tilesBytes(dim: number): number {
  const width = roundUp(dim + 1, 8);
  return 4 * (64 * roundUp(dim, 4) + 32 * dim + 32 * width + 64 * 32 + 64 * width + 64);
}
