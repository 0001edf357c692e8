import { roundUp } from "../core/math.js";
import { defineOp } from "./op.js";

/** Neighbours along inDim that share a scale. */
export const GEMV_BLOCK = 32;
/** Columns of the weight that the wasm kernel does at a time; packed weights have a multiple of them. */
export const GEMV_TILE = 16;
/** Integers are at most this large. */
export const GEMV_LARGEST = 32767;
/** 32-bit words of a block: 16 pairs of integers and the scale. */
export const GEMV_WORDS = GEMV_BLOCK / 2 + 1;

/** The shape of a weight packed by `gemvPack`: words, in whatever order the backend likes. */
export function gemvShape(p: { readonly inDim: number; readonly outDim: number }): readonly number[] {
  return [Math.ceil(p.inDim / GEMV_BLOCK), GEMV_WORDS, roundUp(p.outDim, GEMV_TILE)];
}

/**
 * Rounds a weight [outDim, inDim] to 16 bits for `gemv`, as block floating point: of each 32 neighbours along inDim the largest
 * in magnitude gives the scale, m / 32767, and each becomes the nearest integer, ties to even, of w (32767 / m). So none errs
 * by more than m 2^-16, whatever is elsewhere in the row. All in float32; 32767 / m is at most the largest finite number.
 */
export const gemvPack = defineOp({
  name: "gemvPack",
  params: { inDim: "size", outDim: "size" },
  operands: {
    weight: { role: "in", shape: (p) => [p.outDim, p.inDim] },
    packed: { role: "out", packed: true, shape: (p) => gemvShape(p) },
  },
  check() {},
  flops: () => 0,
  bound: () => 0, // the rounding is given to the bit; test/wasm/gemv.test.ts looks at it through `gemv`
});
