import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

/** Queries of one workgroup of shaders/softmaxAttention.wgsl, and invocations that share one. */
const TILE = 32;
const SHARING = 8;

export const softmaxAttentionKernel: WebgpuKernel<OpParams<"softmaxAttention">> = {
  passes: ({ batch, n, heads, dim, causal, scale }) => [
    {
      shader: "softmaxAttention",
      constants: { CAUSAL: causal, COLUMNS: Math.max(1, Math.ceil(dim / SHARING)) },
      params: { batch, n, heads, dim, scale },
      groups: dim === 0 ? 0 : batch * heads * Math.ceil(n / TILE),
    },
  ],
};
