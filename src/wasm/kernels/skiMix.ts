import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

const ROWS = 128;

/** A unit is 128 rows of one sequence. Scratch: see assembly/skiMix.ts. */
export const skiMixKernel: WasmKernel<OpParams<"skiMix">> = {
  scratch: (p) => 4 * ROWS + 16 * (ROWS + 4 * (2 * ROWS + 2 * p.taps)),
  units: (p) => (p.dim === 0 ? 0 : p.batch * Math.ceil(p.n / ROWS)),
};
