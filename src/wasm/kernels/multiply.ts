import type { OpParams } from "../../ops/index.js";
import { elementwiseUnits } from "./elementwise.js";
import type { WasmKernel } from "./kernel.js";

export const multiplyKernel: WasmKernel<OpParams<"multiply">> = { units: (p) => elementwiseUnits(p.batch * p.length) };
