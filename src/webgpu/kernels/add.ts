import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const addKernel: WebgpuKernel<OpParams<"add">> = {
  passes: (p) => elementwise("add", p.batch * p.length, { total: p.batch * p.length, length: p.length }),
};
