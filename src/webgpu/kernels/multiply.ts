import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const multiplyKernel: WebgpuKernel<OpParams<"multiply">> = {
  passes: (p) => elementwise("multiply", p.batch * p.length, { total: p.batch * p.length, length: p.length }),
};
