import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const padRowsKernel: WebgpuKernel<OpParams<"padRows">> = {
  passes: (p) => elementwise("padRows", p.batch * p.rows * p.dim, { ...p }),
};
