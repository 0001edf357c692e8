import { GEMV_BLOCK, GEMV_TILE, GEMV_WORDS } from "../../ops/gemvPack.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** Outputs of a unit; as in assembly/gemv.ts. */
const COLUMN_BLOCK = 128;
/** Bytes for a block that is not whole. */
const SPARE = 4 * GEMV_BLOCK;
/** Bytes of a block of rounded x. */
const X_BYTES = 4 * GEMV_WORDS;

export const gemvKernel: WasmKernel<OpParams<"gemv">> = {
  scratch: (p) => SPARE + Math.ceil(p.inDim / GEMV_BLOCK) * X_BYTES,
  units: (p) => Math.ceil(p.outDim / COLUMN_BLOCK),
};

export const gemvPackKernel: WasmKernel<OpParams<"gemvPack">> = {
  scratch: () => SPARE,
  units: (p) => Math.ceil(p.outDim / GEMV_TILE),
};
