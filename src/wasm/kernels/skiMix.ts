import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

// As in assembly/skiMix.ts and assembly/lib/fastBand.ts.
const ROWS = 128;
const BLOCK = 32;
const GROUPS = 4;
const FAST = 24;
const SUMS = 9;

/** A unit is 128 rows of one sequence. Scratch: see assembly/skiMix.ts. */
export const skiMixKernel: WasmKernel<OpParams<"skiMix">> = {
  scratch({ taps, dim }) {
    const groups = roundUp(dim, 4) / 4;
    const rows = (ROWS / BLOCK) * (20 * BLOCK + 16) + 16 * (GROUPS * BLOCK + 32);
    if (taps < FAST) return rows + 16 * (GROUPS * (ROWS + Math.max(taps, 1) - 1) + groups * taps);
    const short = (((taps >> 1) + 1) >> 1) + 1;
    const before = short - 1;
    return rows + 16 * (GROUPS * (ROWS + 4 * before + SUMS * (ROWS / 4 + before)) + groups * SUMS * short);
  },
  units: (p) => (p.dim === 0 ? 0 : p.batch * Math.ceil(p.n / ROWS)),
};
