import { betweenYields } from "../core/work.js";
import { GEMV_BLOCK, GEMV_LARGEST, GEMV_WORDS } from "../ops/gemvPack.js";
import type { JsKernel } from "./kernel.js";

/** Added to a float32 of less than 2^22 in magnitude, it leaves the nearest integer, ties to even. */
const ROUNDER = 1.5 * 2 ** 23;
const LARGEST_FLOAT = 2 ** 128 - 2 ** 104;

/** Row by row, block by block: the scale, then pairs of integers q0 + 65536 q1. */
export const gemvPack: JsKernel<"gemvPack"> = function* ({ weight, packed }, { inDim, outDim }) {
  const every = betweenYields(GEMV_BLOCK);
  let at = 0;
  for (let o = 0; o < outDim; o++) {
    for (let from = 0; from < inDim; from += GEMV_BLOCK) {
      const block = weight.subarray(o * inDim + from, o * inDim + Math.min(inDim, from + GEMV_BLOCK));
      const largest = Math.fround(block.reduce((most, w) => Math.max(most, Math.abs(w)), 0));
      const inverse = Math.min(Math.fround(GEMV_LARGEST / largest), LARGEST_FLOAT);
      const integer = (k: number) => Math.fround(Math.fround((block[k] ?? 0) * inverse) + ROUNDER) - ROUNDER;
      packed[at] = Math.fround(largest / GEMV_LARGEST);
      for (let j = 1; j < GEMV_WORDS; j++) packed[at + j] = integer(2 * j - 2) + 65536 * integer(2 * j - 1);
      at += GEMV_WORDS;
      if ((at / GEMV_WORDS) % every === 0) yield;
    }
  }
};
