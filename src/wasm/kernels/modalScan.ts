import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is sixteen channels (a cache line of a row) of one sequence. */
const CHANNELS = 16;
/** Rows at a time, as in the kernel. */
const CHUNK = 64;

/**
 * Scratch in rows of four channels: ten coefficients of a double step per section, the taps and what the sections add to them per
 * group, and a piece of x and y of four groups.
 */
export const modalScanKernel: WasmKernel<OpParams<"modalScan">> = {
  scratch({ n, dim, sections, exactTaps }) {
    const rows = 10 * sections + Math.ceil(dim / 4) * (exactTaps + 1) + 4 * exactTaps + 8 * CHUNK;
    return n === 1 ? 0 : 16 * rows;
  },
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / CHANNELS)),
  carries: true,
};
