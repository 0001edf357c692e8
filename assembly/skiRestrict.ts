import { add, sub, madd } from "./lib/simd";
import { loadEdge, storeEdge } from "./lib/partial";
import { TILE, fractions } from "./lib/skiRows";

// As in src/wasm/kernels/skiRestrict.ts: channels of a unit, in sequences of more than LONG rows and in others, so that a unit takes some
// 30 ms at most; and bytes of a sequence from which on tiles of whole rows are copied before they are summed. Sums take 16 channels
// of all rows of a tile at a time, an order in which the processor fetches little from beyond the second-level cache by itself.
const BLOCK: usize = 256;
const LONG: usize = 131072;
const LONG_BLOCK: usize = 64;
const FAR: usize = 1 << 21;

/**
 * Unit b blocks + k: channels BLOCK k … of sequence b, row by row. A point's sum is finished before the next but one begins,
 * so two rows of sums (point a: low, point a + 1: high) move along. Tiles of at most 64 rows are summed in registers.
 * Scratch: 64 splatted fractions, low, high, a tile if tiles are copied. See src/ops/skiRestrict.ts.
 */
export function skiRestrict(
  x: usize, z: usize, batch: usize, n: usize, points: usize, dim: usize, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, block = n > LONG ? LONG_BLOCK : BLOCK, blocks = (dim + block - 1) / block, low = scratch + (TILE << 4);
  const high = low + (BLOCK << 2), copied = high + (BLOCK << 2), copy = dim <= block && n * row >= FAR;
  for (let unit = begin; unit < end; unit++) {
    const b = unit / blocks, first = (unit % blocks) * block, count = min(block, dim - first);
    let from = x + b * n * row + (first << 2), to = z + b * points * row + (first << 2);
    memory.fill(low, 0, BLOCK << 3);
    let a: usize = 0, distance: usize = 0;
    for (let i: usize = 0; i < n; ) {
      const last = a + 2 >= points, rows = fractions(scratch, distance, min(TILE, n - i), n, points, last);
      if (copy) memory.copy(copied, from, rows * row);
      addTile(copy ? copied : from, row, rows, scratch, low, high, count);
      i += rows; from += rows * row; distance += rows * (points - 1);
      if (!last && distance >= n - 1) {
        copyOut(to, low, count);
        memory.copy(low, high, BLOCK << 2);
        memory.fill(high, 0, BLOCK << 2);
        a++; to += row; distance -= n - 1;
      }
    }
    copyOut(to, low, count);
    if (points > 1) copyOut(to + row, high, count);
  }
}

/** low += sum of (1 - f) x, high += sum of f x over the rows of a tile. */
// @ts-ignore: decorator
@inline function addTile(x: usize, row: usize, rows: usize, f: usize, low: usize, high: usize, count: usize): void {
  const end = f + (rows << 4);
  let c: usize = 0;
  for (; c + 16 <= count; c += 16) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
    for (let g = f, p = x + (c << 2); g < end; g += 16, p += row) {
      const w = v128.load(g);
      let v = v128.load(p); s0 = add(s0, v); t0 = madd(w, v, t0);
      v = v128.load(p, 16); s1 = add(s1, v); t1 = madd(w, v, t1);
      v = v128.load(p, 32); s2 = add(s2, v); t2 = madd(w, v, t2);
      v = v128.load(p, 48); s3 = add(s3, v); t3 = madd(w, v, t3);
    }
    const l = low + (c << 2), h = high + (c << 2);
    v128.store(l, add(v128.load(l), sub(s0, t0))); v128.store(h, add(v128.load(h), t0));
    v128.store(l, add(v128.load(l, 16), sub(s1, t1)), 16); v128.store(h, add(v128.load(h, 16), t1), 16);
    v128.store(l, add(v128.load(l, 32), sub(s2, t2)), 32); v128.store(h, add(v128.load(h, 32), t2), 32);
    v128.store(l, add(v128.load(l, 48), sub(s3, t3)), 48); v128.store(h, add(v128.load(h, 48), t3), 48);
  }
  for (; c < count; c += 4) {
    const left = count - c, l = low + (c << 2), h = high + (c << 2);
    let s = f32x4.splat(0), t = s;
    for (let g = f, p = x + (c << 2); g < end; g += 16, p += row) {
      const v = loadEdge(p, left);
      s = add(s, v); t = madd(v128.load(g), v, t);
    }
    v128.store(l, add(v128.load(l), sub(s, t))); v128.store(h, add(v128.load(h), t));
  }
}

// @ts-ignore: decorator
@inline function copyOut(to: usize, from: usize, count: usize): void {
  for (let c: usize = 0; c < count; c += 4) storeEdge(to + (c << 2), v128.load(from + (c << 2)), count - c);
}
