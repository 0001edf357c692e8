import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** Rows at a time, as in the kernel. */
const CHUNK = 64;

/** A unit is four channels of one sequence. Scratch: a piece of x and of y in rows of four channels, and a state if there is none. */
export const ssmScanKernel: WasmKernel<OpParams<"ssmScan">> = {
  scratch: (p) => 2 * CHUNK * 16 + (p.hasState ? 0 : 8 * p.states * p.dim),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 4)),
};
