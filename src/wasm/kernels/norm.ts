import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

export const normKernel: WasmKernel<OpParams<"norm">> = { units: (p) => p.rows };
