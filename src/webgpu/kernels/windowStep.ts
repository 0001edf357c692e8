import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Channels of a workgroup of shaders/windowStep.wgsl. */
const CHANNELS = 32;

export const windowStepKernel: WebgpuKernel<OpParams<"windowStep">> = {
  passes: ({ batch, n, dim, taps, hasGate }) => {
    if (n === 0) return [];
    const shader = "windowStep";
    const params = { batch, n, dim, taps };
    return [
      { shader, constants: { HAS_GATE: hasGate }, params, groups: batch * n * Math.ceil(dim / CHANNELS) },
      { ...elementwise(shader, batch * Math.min(n, taps) * dim, params)[0], entry: "windowStepStore" },
      { ...elementwise(shader, batch, params)[0], entry: "windowStepMove" },
    ];
  },
};
