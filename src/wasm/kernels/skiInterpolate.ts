import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is 64 rows of one sequence. Scratch: their fractions. */
export const skiInterpolateKernel: WasmKernel<OpParams<"skiInterpolate">> = {
  scratch: () => 64 * 16,
  units: (p) => p.batch * Math.ceil(p.n / 64),
};
