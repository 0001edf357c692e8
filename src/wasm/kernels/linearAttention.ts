import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one head of one sequence. Scratch: the tiles that assembly/linearAttention.ts lists, 32 tokens each. */
export const linearAttentionKernel: WasmKernel<OpParams<"linearAttention">> = {
  scratch(p) {
    const depth = roundUp(p.dim, 4);
    const width = roundUp(p.dim + 1, 8);
    return 4 * (2 * 32 * depth + 2 * 32 * width + 32 * 32 + depth * width);
  },
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads),
};
