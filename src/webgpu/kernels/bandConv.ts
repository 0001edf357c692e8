import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Consecutive outputs of one invocation of shaders/bandConv.wgsl. */
const OUTPUTS = 8;

export const bandConvKernel: WebgpuKernel<OpParams<"bandConv">> = {
  passes: ({ batch, n, dim, taps, firstLag, hasGate, hasAdd }) => {
    const constants = { HAS_GATE: hasGate, HAS_ADD: hasAdd };
    const invocations = batch * Math.ceil(n / OUTPUTS) * dim;
    return elementwise("bandConv", invocations, { batch, n, dim, taps, firstLag }, constants);
  },
};
