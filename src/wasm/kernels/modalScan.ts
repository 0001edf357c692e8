import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is sixteen channels (a cache line of a row) of one sequence. */
const CHANNELS = 16;
/** Rows at a time, as in the kernel. */
const CHUNK = 16;

/**
 * Scratch in rows of four channels: eighteen coefficients of a block per section, the taps, three that the sections add to them and
 * a count per group, and a piece of x and y of one group.
 */
export const modalScanKernel: WasmKernel<OpParams<"modalScan">> = {
  scratch({ n, dim, sections, exactTaps }) {
    const rows = 18 * sections + Math.ceil(dim / 4) * (exactTaps + 4) + exactTaps + 2 * CHUNK;
    return n === 1 ? 0 : 16 * rows;
  },
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / CHANNELS)),
};
