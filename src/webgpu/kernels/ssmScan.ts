import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Invocations of a workgroup, few: there are only as many as channels. */
const WIDTH = 64;

export const ssmScanKernel: WebgpuKernel<OpParams<"ssmScan">> = {
  passes: ({ batch, n, dim, states, hasD, hasGate }) => {
    const total = batch * n * dim;
    const finish = elementwise("ssmFinish", total, { total, dim }, { HAS_D: hasD, HAS_GATE: hasGate });
    return [
      { shader: "ssmScan", params: { batch, n, dim, states }, groups: Math.ceil((batch * dim) / WIDTH) },
      ...(hasD || hasGate ? finish : []),
    ];
  },
};
