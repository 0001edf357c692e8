import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const divideKernel: WebgpuKernel<OpParams<"divide">> = {
  passes: (p) => elementwise("divide", p.batch * p.length, { total: p.batch * p.length, length: p.length }),
};
