import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const gridSpreadKernel: WebgpuKernel<OpParams<"gridSpread">> = {
  passes: (p) => elementwise("gridSpread", p.batch * p.side * p.side * p.dim, { ...p }),
};
