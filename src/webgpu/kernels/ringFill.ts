import type { OpParams } from "../../ops/index.js";
import { ringFloats } from "../../ops/windowStep.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const ringFillKernel: WebgpuKernel<OpParams<"ringFill">> = {
  passes: (p) => elementwise("ringFill", p.batch * ringFloats(p), { ...p }),
};
