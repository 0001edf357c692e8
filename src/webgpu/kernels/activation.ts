import { activations } from "../../ops/activations.js";
import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const activationKernel: WebgpuKernel<OpParams<"activation">> = {
  passes: (p) => elementwise("activation", p.length, { length: p.length }, { ACT: activations.indexOf(p.act) }),
};
