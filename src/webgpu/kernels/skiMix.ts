import type { OpParams } from "../../ops/index.js";
import { BAND_OUTPUTS } from "./bandConv.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";
import { skiWeightsTable } from "./skiTables.js";

export const skiMixKernel: WebgpuKernel<OpParams<"skiMix">> = {
  tables: { weights: skiWeightsTable },
  passes: ({ batch, n, points, dim, taps, firstLag, hasGate }) => {
    const invocations = batch * Math.ceil(n / BAND_OUTPUTS) * dim;
    return elementwise("skiMix", invocations, { batch, n, points, dim, taps, firstLag }, { HAS_GATE: hasGate });
  },
};
