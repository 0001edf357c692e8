import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is sixteen channels (a cache line of a row) of one sequence. */
const CHANNELS = 16;
/** Rows at a time, as in the kernel. */
const CHUNK = 64;

/** Scratch in rows of four channels: ten coefficients of a double step per section, and for four groups taps, and a piece of x and y. */
export const modalScanKernel: WasmKernel<OpParams<"modalScan">> = {
  scratch: (p) => (p.n === 1 ? 0 : 16 * (10 * p.sections + 8 * p.exactTaps + 4 + 8 * CHUNK)),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / CHANNELS)),
};
