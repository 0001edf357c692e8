import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const tiledFillKernel: WebgpuKernel<OpParams<"tiledFill">> = {
  // at least one workgroup: the index begins anew even for no sequences
  passes: (p) => elementwise("tiledFill", Math.max(1, p.batch * (p.n + p.capacity) * p.dim), { ...p }),
};
