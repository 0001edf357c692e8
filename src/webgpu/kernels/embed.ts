import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const embedKernel: WebgpuKernel<OpParams<"embed">> = {
  passes: (p) => elementwise("embed", p.rows * p.dim, { ...p }),
};
