import { add, sub, madd } from "./lib/simd";
import { FAR } from "./lib/ahead";
import { loadEdge, storeEdge } from "./lib/partial";
import { TILE, fractions } from "./lib/skiRows";

/** Channels of a unit: 256 bytes of a row, whole cache lines. */
const BLOCK: usize = 64;

/**
 * Unit b blocks + k: channels 64 k … of sequence b, row by row. A point's sum is finished before the next but one begins,
 * so two rows of sums (point a: low, point a + 1: high) move along. Tiles of at most 64 rows are summed in registers.
 * Long sequences of which only x streams by: rows are read ahead from 4 MB on, below that it costs more than it saves.
 * Scratch: 64 splatted fractions, low, high. See src/ops/skiRestrict.ts.
 */
export function skiRestrict(
  x: usize, z: usize, batch: usize, n: usize, points: usize, dim: usize, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, blocks = (dim + BLOCK - 1) / BLOCK, low = scratch + (TILE << 4), high = low + (BLOCK << 2), far = n * row > FAR << 3;
  for (let unit = begin; unit < end; unit++) {
    const b = unit / blocks, first = (unit % blocks) * BLOCK, count = min(BLOCK, dim - first);
    let from = x + b * n * row + (first << 2), to = z + b * points * row + (first << 2);
    memory.fill(low, 0, BLOCK << 3);
    let a: usize = 0, distance: usize = 0;
    for (let i: usize = 0; i < n; ) {
      const last = a + 2 >= points, rows = fractions(scratch, distance, min(TILE, n - i), n, points, last);
      addTile(from, row, rows, scratch, low, high, count, far ? min(rows, n - i - rows) : 0);
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

/** low += sum of (1 - f) x, high += sum of f x over the rows of a tile; reads the `ahead` rows after it on the way. */
// @ts-ignore: decorator
@inline function addTile(
  x: usize, row: usize, rows: usize, f: usize, low: usize, high: usize, count: usize, ahead: usize,
): void {
  const end = f + (rows << 4), width = count << 2;
  let c: usize = 0, next = x + rows * row, within: usize = 0;
  const stop = next + ahead * row;
  for (; c + 16 <= count; c += 16) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
    for (let g = f, p = x + (c << 2); g < end; g += 16, p += row) {
      const w = v128.load(g);
      if (next < stop) {
        load<u8>(next + within);
        within += 64;
        if (within >= width) { within = 0; next += row; }
      }
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
