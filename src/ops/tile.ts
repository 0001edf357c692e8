import { isPowerOfTwo, roundUp } from "../core/math.js";
import { defineOp, require } from "./op.js";
import { LANES } from "./toeplitzSpectrum.js";

/** Channels whose tiles are due together: what a cache line holds. The last group has 4 … 19, or all there are. */
const TOGETHER = 16;

/** First channel and number of channels of the group that channel c is in. */
export function tileGroup(dim: number, c: number): { readonly first: number; readonly width: number } {
  const last = (Math.max(dim, 4) - 4) & -TOGETHER;
  const first = Math.min(c & -TOGETHER, last);
  return { first, width: first === last ? dim - first : TOGETHER };
}

/** Number of groups. */
export function tileGroups(dim: number): number {
  return dim === 0 ? 0 : tileGroup(dim, dim - 1).first / TOGETHER + 1;
}

/**
 * How many tokens ahead of the others the group of channel c is in its tiling, 0 … capacity - 1: multiples of the golden
 * ratio, which spread any number of groups evenly over the tokens at every power of two. Groups are counted from `stagger`.
 */
export function tilePhase(p: { dim: number; stagger: number; capacity: number }, c: number): number {
  const group = tileGroup(p.dim, c).first / TOGETHER + p.stagger;
  return Math.floor(((Math.imul(group, 0x9e3779b1) >>> 0) * p.capacity) / 2 ** 32);
}

/**
 * Where row `slot` of channel c of sequence b lies in `history` and `ahead`: the channels that are due together lie together, group
 * after group, each [capacity, width].
 */
export function tileIndex(p: { dim: number; capacity: number }, b: number, slot: number, c: number): number {
  const { first, width } = tileGroup(p.dim, c);
  return (b * p.dim + first) * p.capacity + slot * width + c - first;
}

/**
 * A tile of tiledStep, after it, for each group of channels by itself: where `size` is the largest power of two, at most `capacity`, that
 * divides s = (`index` + tilePhase) mod capacity (capacity itself where s = 0), the last `size` inputs of `history` are convolved into the
 * next `size` outputs of `ahead`, lags 1 … 2 size - 1; otherwise nothing happens. As the groups' phases differ, no token waits for large
 * tiles of all channels. `spectrum` is that of the taps of these lags at firstLag -(size - 1): the square matrix of lags o - j.
 */
export const tile = defineOp({
  name: "tile",
  params: { batch: "size", dim: "size", size: "size", capacity: "size", stagger: "size" },
  operands: {
    spectrum: { role: "in", packed: true, shape: (p) => [roundUp(p.dim, LANES), p.size, 2] },
    history: { role: "in", shape: (p) => [p.batch, p.capacity * p.dim] },
    index: { role: "in", shape: () => [1] },
    ahead: { role: "inout", shape: (p) => [p.batch, p.capacity * p.dim] },
  },
  check(p) {
    require(isPowerOfTwo(p.size) &&
      isPowerOfTwo(p.capacity) &&
      p.capacity >= p.size, `tile: expected powers of two size <= capacity, got ${p.size} and ${p.capacity}`);
  },
  flops: (p) => p.batch * p.dim * (10 * Math.log2(p.size) + 6), // a token's share
  bound: (p) => 24 + 8 * Math.log2(p.size), // as toeplitz
});
