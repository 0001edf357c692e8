import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one row of one grid. */
export const gridSpreadKernel: WasmKernel<OpParams<"gridSpread">> = { units: (p) => p.batch * p.side };
