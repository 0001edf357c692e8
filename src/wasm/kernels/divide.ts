import type { OpParams } from "../../ops/index.js";
import { elementwiseUnits } from "./elementwise.js";
import type { WasmKernel } from "./kernel.js";

export const divideKernel: WasmKernel<OpParams<"divide">> = { units: (p) => elementwiseUnits(p.batch * p.length) };
