import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const gridSumKernel: WebgpuKernel<OpParams<"gridSum">> = {
  passes: (p) => elementwise("gridSum", 2 * p.batch * p.side * p.dim, { ...p }),
};
