import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

// As in assembly/skiRestrict.ts and assembly/lib/skiRows.ts.
const TILE = 64;
const BLOCK = 256;
const LONG = 131072;
const LONG_BLOCK = 64;
const FAR = 2 ** 21;

const blockOf = (n: number): number => (n > LONG ? LONG_BLOCK : BLOCK);

/** A unit is one sequence and up to 256 channels. Scratch: see assembly/skiRestrict.ts. */
export const skiRestrictKernel: WasmKernel<OpParams<"skiRestrict">> = {
  scratch: ({ n, dim }) => {
    const copies = dim <= blockOf(n) && 4 * n * dim >= FAR;
    return TILE * 16 + 2 * BLOCK * 4 + (copies ? TILE * dim * 4 : 0);
  },
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / blockOf(p.n))),
};
