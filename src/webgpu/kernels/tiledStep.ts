import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

/** Invocations of a workgroup, few: there are only as many as channels. */
const WIDTH = 64;

export const tiledStepKernel: WebgpuKernel<OpParams<"tiledStep">> = {
  passes: ({ batch, dim, base, capacity, stagger, hasGate }) => {
    const shader = "tiledStep";
    const params = { batch, dim, base, capacity, stagger };
    return [
      { shader, constants: { HAS_GATE: hasGate }, params, groups: Math.ceil((batch * dim) / WIDTH) },
      { shader, entry: "tiledStepMove", params, groups: 1 },
    ];
  },
};
