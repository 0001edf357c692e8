import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** OUTPUTS of shaders/lib/band.wgsl. */
export const BAND_OUTPUTS = 8;

export const bandConvKernel: WebgpuKernel<OpParams<"bandConv">> = {
  passes: ({ batch, n, dim, taps, firstLag, hasGate, hasAdd }) => {
    const constants = { HAS_GATE: hasGate, HAS_ADD: hasAdd };
    const invocations = batch * Math.ceil(n / BAND_OUTPUTS) * dim;
    return elementwise("bandConv", invocations, { batch, n, dim, taps, firstLag }, constants);
  },
};
