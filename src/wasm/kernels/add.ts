import type { OpParams } from "../../ops/index.js";
import { elementwiseUnits } from "./elementwise.js";
import type { WasmKernel } from "./kernel.js";

export const addKernel: WasmKernel<OpParams<"add">> = { units: (p) => elementwiseUnits(p.batch * p.length) };
