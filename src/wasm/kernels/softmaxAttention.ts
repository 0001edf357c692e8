import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is 64 queries of one head of one sequence. Scratch: the tiles that assembly/softmaxAttention.ts lists. */
export const softmaxAttentionKernel: WasmKernel<OpParams<"softmaxAttention">> = {
  scratch(p) {
    const width = roundUp(p.dim + 1, 8);
    return 4 * (64 * roundUp(p.dim, 4) + 32 * p.dim + 32 * width + 64 * 32 + 64 * width + 64);
  },
  units: (p) => (p.dim === 0 ? 0 : p.batch * p.heads * Math.ceil(p.n / 64)),
};
