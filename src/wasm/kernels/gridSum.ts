import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one grid. */
export const gridSumKernel: WasmKernel<OpParams<"gridSum">> = { units: (p) => p.batch };
