import { GEMV_BLOCK, GEMV_WORDS } from "../ops/gemvPack.js";
import { gemm } from "./gemm.js";
import type { JsKernel } from "./kernel.js";

/** gemm of the rounded weight, as gemvPack.ts lays it out, and x as it is. */
export const gemv: JsKernel<"gemv"> = function* ({ weight: packed, ...rest }, p) {
  const weight = new Float64Array(p.outDim * p.inDim);
  const blocks = Math.ceil(p.inDim / GEMV_BLOCK);
  for (let i = 0; i < weight.length; i++) {
    const k = i % p.inDim;
    const block = (((i - k) / p.inDim) * blocks + Math.floor(k / GEMV_BLOCK)) * GEMV_WORDS;
    const pair = packed[block + 1 + ((k % GEMV_BLOCK) >> 1)];
    const second = Math.round(pair / 65536);
    weight[i] = packed[block] * (k % 2 ? second : pair - 65536 * second);
    if (i % 65536 === 0) yield;
  }
  yield* gemm({ weight, ...rest }, { rows: 1, ...p })!;
};
