import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Invocations of a workgroup of shaders/softmaxAttentionStep.wgsl. */
const WIDTH = 256;

export const softmaxAttentionStepKernel: WebgpuKernel<OpParams<"softmaxAttentionStep">> = {
  passes: ({ batch, n, heads, dim, capacity, scale }) => {
    if (n === 0) return [];
    const shader = "softmaxAttentionStep";
    const params = { batch, n, heads, dim, capacity, scale };
    const each = (entry: string, count: number) => ({ ...elementwise(shader, count, params)[0], entry });
    return [
      each("softmaxAttentionStepStore", batch * n * heads * dim),
      {
        shader,
        constants: { COLUMNS: Math.max(1, Math.ceil(dim / WIDTH)) },
        params,
        groups: dim === 0 ? 0 : batch * heads * n,
      },
      each("softmaxAttentionStepMove", batch * heads),
    ];
  },
};
