import { add, sub, madd } from "./simd";
import { loadEdge } from "./partial";

// A banded product by short sums: the fast FIR algorithm in transposed form (Karatsuba's), twice. With even and odd rows
// x0, x1 of x, even and odd taps h0, h1 and z one step down,
//   P = h0 (x0 + x1),  y1 = P + (h1 - h0) x0,  y0 = P + (h1 / z - h0) x1:
// three sums of half the taps where the definition has four. Done again with each of the three, nine sums of a quarter of the
// taps at a quarter of the rows, 9/16 of the multiplications. Sums start from one another, so that only the four sums of inputs
// and one more addition a row are extra. Outputs depend, by rounding, on rows that meet zero taps only: not for causal products.

/** Sums, in order: of a + b + c + d, a + b, c + d, a + c, a, c, b + d, b, d, where a, b, c, d are rows 4 k … 4 k + 3. */
export const SUMS: usize = 9;

/** Taps of each of the nine sums. */
// @ts-ignore: decorator
@inline export function shortTaps(taps: usize): usize {
  return (((taps >> 1) + 1) >> 1) + 1;
}

/** Tap k of four channels, zero outside. */
// @ts-ignore: decorator
@inline function tap(taps: usize, row: usize, count: isize, k: isize, left: usize): v128 {
  return k >= 0 && k < count ? loadEdge(taps + k * row, left) : f32x4.splat(0);
}

/** Entry j of the first level's taps: h0, h1 - h0, h1 / z - h0. */
function half(taps: usize, row: usize, count: isize, kind: i32, j: isize, left: usize): v128 {
  const even = tap(taps, row, count, 2 * j, left);
  if (kind == 0) return even;
  return sub(tap(taps, row, count, kind == 1 ? 2 * j + 1 : 2 * j - 1, left), even);
}

/** The nine sums' taps of four channels, rows of 16 bytes. */
export function shortenTaps(to: usize, taps: usize, row: usize, count: usize, left: usize): void {
  const short = shortTaps(count), bytes = short << 4;
  for (let kind: i32 = 0; kind < 3; kind++, to += 2 * bytes) {
    for (let r: isize = 0; r < <isize>short; r++, to += 16) {
      const even = half(taps, row, count, kind, 2 * r, left);
      v128.store(to, even);
      v128.store(to + bytes, sub(half(taps, row, count, kind, 2 * r + 1, left), even));
      v128.store(to + 2 * bytes, sub(half(taps, row, count, kind, 2 * r - 1, left), even));
    }
  }
}

/** Bytes of the nine inputs of four rows. */
export const INPUTS: usize = SUMS << 4;

/**
 * The nine inputs of `blocks` times four rows at x, `row` bytes apart, side by side, for `groups` groups of four channels that are
 * `groupApart` bytes apart in x and `groupBytes` in the inputs.
 */
export function shortInputs(
  to: usize, groupBytes: usize, groups: usize, x: usize, row: usize, groupApart: usize, blocks: usize,
): void {
  const row2 = row << 1, row3 = row2 + row, row4 = row2 << 1;
  for (const end = to + blocks * INPUTS; to < end; to += INPUTS, x += row4) {
    for (let g: usize = 0, t = to, p = x; g < groups; g++, t += groupBytes, p += groupApart) {
      const a = v128.load(p), b = v128.load(p + row), c = v128.load(p + row2), d = v128.load(p + row3);
      const ab = add(a, b), cd = add(c, d);
      v128.store(t, add(ab, cd)); v128.store(t, ab, 16); v128.store(t, cd, 32);
      v128.store(t, add(a, c), 48); v128.store(t, a, 64); v128.store(t, c, 80);
      v128.store(t, add(b, d), 96); v128.store(t, b, 112); v128.store(t, d, 128);
    }
  }
}

/**
 * to[k] = start[k] + plus[k] + sum_r t[r] x[k - r], k = 0 … 7, as band8 of lib/band with inputs 144 bytes apart. Called, not
 * inlined: it is used nine times. Odd taps come first: after the main loop sums are only stored, else V8 stores them inside it.
 */
function sum8(t: usize, p: usize, count: isize, start: usize, plus: usize, to: usize, toRow: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
  if (start != 0) {
    a0 = v128.load(start); a1 = v128.load(start, 16); a2 = v128.load(start, 32); a3 = v128.load(start, 48);
    a4 = v128.load(start, 64); a5 = v128.load(start, 80); a6 = v128.load(start, 96); a7 = v128.load(start, 112);
  }
  if (plus != 0) {
    a0 = add(a0, v128.load(plus)); a1 = add(a1, v128.load(plus, 16)); a2 = add(a2, v128.load(plus, 32));
    a3 = add(a3, v128.load(plus, 48)); a4 = add(a4, v128.load(plus, 64)); a5 = add(a5, v128.load(plus, 80));
    a6 = add(a6, v128.load(plus, 96)); a7 = add(a7, v128.load(plus, 112));
  }
  for (; count & 3; count--, t += 16, p -= INPUTS) {
    const t0 = v128.load(t);
    a0 = madd(t0, v128.load(p), a0); a1 = madd(t0, v128.load(p, 144), a1);
    a2 = madd(t0, v128.load(p, 288), a2); a3 = madd(t0, v128.load(p, 432), a3);
    a4 = madd(t0, v128.load(p, 576), a4); a5 = madd(t0, v128.load(p, 720), a5);
    a6 = madd(t0, v128.load(p, 864), a6); a7 = madd(t0, v128.load(p, 1008), a7);
  }
  for (; count > 0; count -= 4, t += 64, p -= 4 * INPUTS) {
    const t0 = v128.load(t), t1 = v128.load(t, 16), t2 = v128.load(t, 32), t3 = v128.load(t, 48), m = p - 3 * INPUTS;
    let v = v128.load(m); a0 = madd(t3, v, a0);
    v = v128.load(m, 144); a0 = madd(t2, v, a0); a1 = madd(t3, v, a1);
    v = v128.load(m, 288); a0 = madd(t1, v, a0); a1 = madd(t2, v, a1); a2 = madd(t3, v, a2);
    v = v128.load(m, 432); a0 = madd(t0, v, a0); a1 = madd(t1, v, a1); a2 = madd(t2, v, a2); a3 = madd(t3, v, a3);
    v = v128.load(m, 576); a1 = madd(t0, v, a1); a2 = madd(t1, v, a2); a3 = madd(t2, v, a3); a4 = madd(t3, v, a4);
    v = v128.load(m, 720); a2 = madd(t0, v, a2); a3 = madd(t1, v, a3); a4 = madd(t2, v, a4); a5 = madd(t3, v, a5);
    v = v128.load(m, 864); a3 = madd(t0, v, a3); a4 = madd(t1, v, a4); a5 = madd(t2, v, a5); a6 = madd(t3, v, a6);
    v = v128.load(m, 1008); a4 = madd(t0, v, a4); a5 = madd(t1, v, a5); a6 = madd(t2, v, a6); a7 = madd(t3, v, a7);
    v = v128.load(m, 1152); a5 = madd(t0, v, a5); a6 = madd(t1, v, a6); a7 = madd(t2, v, a7);
    v = v128.load(m, 1296); a6 = madd(t0, v, a6); a7 = madd(t1, v, a7);
    v = v128.load(m, 1440); a7 = madd(t0, v, a7);
  }
  v128.store(to, a0); v128.store(to + toRow, a1); v128.store(to + 2 * toRow, a2); v128.store(to + 3 * toRow, a3);
  const u = to + 4 * toRow;
  v128.store(u, a4); v128.store(u + toRow, a5); v128.store(u + 2 * toRow, a6); v128.store(u + 3 * toRow, a7);
}

/**
 * Rows to[0 … 31] of four channels, 16 bytes apart: t are the nine sums' taps, x the inputs of the block's first rows, with those
 * of `short` - 1 fours of rows before them. Scratch: 32 rows. A sum that starts from another comes two or three later, so that it
 * does not wait for its end.
 */
export function fastBand32(t: usize, short: usize, x: usize, to: usize, scratch: usize): void {
  const bytes = short << 4, u = scratch, v = u + 128, w = v + 128, z = w + 128;
  sum8(t, x, short, 0, 0, u, 16);
  sum8(t + 3 * bytes, x + 48, short, 0, 0, w, 16);
  sum8(t + 6 * bytes, x + 96, short, 0, 0, z, 16);
  sum8(t + bytes, x + 16, short, u, 0, v, 16); // odd half rows of h0 (x0 + x1)
  sum8(t + 2 * bytes, x + 32, short, u, 0, u, 16); // even ones
  sum8(t + 4 * bytes, x + 64, short, w, v, to + 48, 64);
  sum8(t + 5 * bytes, x + 80, short, w, u, to + 16, 64);
  sum8(t + 7 * bytes, x + 112, short, z, v, to + 32, 64);
  sum8(t + 8 * bytes, x + 128, short, z, u, to, 64);
}
