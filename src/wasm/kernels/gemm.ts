import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

// A unit is a block of this many outputs, counted along the columns first; as in assembly/gemm.ts.
const ROW_BLOCK = 48;
const COLUMN_BLOCK = 128;
/** Bytes of scratch before the packed rows. */
const SPARE = 256;

export const gemmKernel: WasmKernel<OpParams<"gemm">> = {
  scratch: (p) => SPARE + 4 * Math.min(ROW_BLOCK, p.rows) * p.inDim,
  units: (p) => Math.ceil(p.rows / ROW_BLOCK) * Math.ceil(p.outDim / COLUMN_BLOCK),
};
