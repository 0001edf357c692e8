import type { OpParams } from "../../ops/index.js";
import { elementwiseUnits } from "./elementwise.js";
import type { WasmKernel } from "./kernel.js";

export const activationKernel: WasmKernel<OpParams<"activation">> = { units: (p) => elementwiseUnits(p.length) };
