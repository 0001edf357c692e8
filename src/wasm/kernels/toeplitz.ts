import type { OpParams } from "../../ops/index.js";
import { LANES } from "../../ops/toeplitzSpectrum.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";

/** Channel groups of a unit, and extra bytes of their elements. See assembly/toeplitz.ts and lib/ring.ts. */
const TOGETHER = 4;
const SKEW = 4 * 576;
/** Points of a block from which on it takes so many calls. */
const LONG = 131072;
const STAGES = 32;

const stagesOf = (size: number) => (size < LONG ? 1 : STAGES);

/** A unit is one block of one sequence and 16 channels, or a stage of it where the block is long. */
export const toeplitzKernel: WasmKernel<OpParams<"toeplitz">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  scratch(p) {
    const gathers = p.size !== p.n || p.dim < LANES || p.size < 8;
    return TOGETHER * (32 * p.size + SKEW) + (gathers ? 64 * p.size * (p.size < 8 ? 3 : 2) : 0);
  },
  staged: (p) => stagesOf(p.size) > 1,
  units(p) {
    if (p.n === 0) return 0;
    return p.batch * Math.ceil(p.dim / (TOGETHER * LANES)) * Math.ceil(p.n / p.size) * stagesOf(p.size);
  },
};
