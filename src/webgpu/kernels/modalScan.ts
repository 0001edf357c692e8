import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

/** Invocations of a workgroup, few: there are only as many as channels. */
const WIDTH = 64;

export const modalScanKernel: WebgpuKernel<OpParams<"modalScan">> = {
  passes: ({ batch, n, dim, exactTaps, sections, hasGate }) => [
    {
      shader: "modalScan",
      constants: { HAS_GATE: hasGate },
      params: { batch, n, dim, exactTaps, sections },
      groups: Math.ceil((batch * dim) / WIDTH),
    },
  ],
};
