import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one sequence and 64 channels. Scratch: fractions of 64 rows, and two rows of sums. */
export const skiRestrictKernel: WasmKernel<OpParams<"skiRestrict">> = {
  scratch: () => 64 * 16 + 2 * 64 * 4,
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 64)),
};
