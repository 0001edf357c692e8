import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** Rows at a time, as in the kernel. */
const CHUNK = 64;

/** A unit is four channels of one sequence. Scratch: a piece of x and of y in rows of four channels. */
export const ssmScanKernel: WasmKernel<OpParams<"ssmScan">> = {
  scratch: (p) => (p.n === 1 ? 0 : 2 * CHUNK * 16),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 4)),
  carries: true,
};
