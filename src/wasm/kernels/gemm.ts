import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

// A unit is a block of this many outputs, counted along the columns first; as in assembly/gemm.ts.
const ROW_BLOCK = 64;
const COLUMN_BLOCK = 128;

export const gemmKernel: WasmKernel<OpParams<"gemm">> = {
  units: (p) => Math.ceil(p.rows / ROW_BLOCK) * Math.ceil(p.outDim / COLUMN_BLOCK),
};
