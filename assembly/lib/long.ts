// Complex transforms too long for the second-level cache, in three sweeps that read and write a few streams one after the other
// instead of one sweep a pass. n = 16 c, x_(c i + j) is row i, column j of a matrix of 16 rows, w_m = exp(-2 pi i / m):
//   X_(a + 16 b) = sum_j w_c^(j b) [ w_n^(j a) sum_i w_16^(i a) x_(c i + j) ], a < 16, b < c.
// The first sweep does the inner sum, the second the transforms of c, row by row; the third gathers eight rows to y.
//
// Table, first sweep: w_16^(i k), k = 1, 2, 3, for i = 0 … 3; turns w_n^(j a) = w_n^(64 h a) w_n^(l a), j = 64 h + l, as two factors, for
// a = k + 4 m in the order k, then m: 16 vectors of four l for every a, the order k, l, m; then for every h 16 complex numbers.
import { even, high, low, odd } from "./shuffles";
import { TURN, put, put0, transformOne } from "./stockham";
import { add, mul, mulIm, mulRe, sub } from "./simd";

/** Columns of a tile. */
const TILE: usize = 64;
/** Bytes of the first part of the table, of the second, and between rows, which would else fight for the same cache sets. */
const ROOTS: usize = 96;
const TURNS: usize = 4 * 16 * 4 * 32;
const GAP: usize = 576;

// @ts-ignore: decorator
@inline function turned(y: usize, r: v128, i: v128, pr: v128, pi: v128, q: usize): void {
  const qr = v128.load(q), qi = v128.load(q, 16), wr = mulRe(pr, pi, qr, qi), wi = mulIm(pr, pi, qr, qi);
  const zr = mulRe(r, i, wr, wi), zi = mulIm(r, i, wr, wi);
  v128.store(y, low(zr, zi));
  v128.store(y, high(zr, zi), 16);
}

/** First sweep. x: 16 rows of c numbers, y: 16 rows `row` bytes apart; tile: 256 elements. */
function columns(x: usize, y: usize, c: usize, row: usize, table: usize, tile: usize, sign: f32): void {
  const signs = f32x4.splat(sign), q = c << 5, q2 = q << 1, q3 = q2 + q, zero = f32x4.splat(0);
  const to4 = row << 2, to8 = row << 3, to12 = to4 + to8;
  let far = table + ROOTS + TURNS;
  for (const end = x + (c << 3); x < end; x += TILE << 3, y += TILE << 3, far += 128) {
    let e = tile, w = table;
    for (let i: usize = 0, from = x; i < 4; i++, from += c << 3, w += 24) {
      const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8), w2i = v128.load32_splat(w, 12);
      const w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
      for (let p = from, last = from + (TILE << 3); p < last; p += 32, e += 32) {
        let u = v128.load(p), v = v128.load(p, 16);
        const ar = even(u, v), ai = mul(signs, odd(u, v));
        u = v128.load(p + q2); v = v128.load(p + q2, 16);
        const cr = even(u, v), ci = mul(signs, odd(u, v));
        const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
        u = v128.load(p + q); v = v128.load(p + q, 16);
        const br = even(u, v), bi = mul(signs, odd(u, v));
        u = v128.load(p + q3); v = v128.load(p + q3, 16);
        const dr = even(u, v), di = mul(signs, odd(u, v));
        const ur = add(br, dr), ui = add(bi, di), vr = sub(bi, di), vi = sub(dr, br);
        put0(e, add(sr, ur), add(si, ui), zero, zero, TURN);
        put(e + 2 * 2048, sub(sr, ur), sub(si, ui), w2r, w2i, TURN);
        put(e + 2048, add(tr, vr), add(ti, vi), w1r, w1i, TURN);
        put(e + 3 * 2048, sub(tr, vr), sub(ti, vi), w3r, w3i, TURN);
      }
    }
    e = tile;
    let near = table + ROOTS, f = far;
    for (let k: usize = 0, to = y; k < 4; k++, to += row, e += 2048, f += 32) {
      const p0r = v128.load32_splat(f), p0i = v128.load32_splat(f, 4), p1r = v128.load32_splat(f, 8), p1i = v128.load32_splat(f, 12);
      const p2r = v128.load32_splat(f, 16), p2i = v128.load32_splat(f, 20), p3r = v128.load32_splat(f, 24), p3i = v128.load32_splat(f, 28);
      for (let p = e, o = to, last = e + 512; p < last; p += 32, o += 32, near += 128) {
        const ar = v128.load(p), ai = v128.load(p, 16), cr = v128.load(p, 1024), ci = v128.load(p, 1040);
        const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
        const br = v128.load(p, 512), bi = v128.load(p, 528), dr = v128.load(p, 1536), di = v128.load(p, 1552);
        const ur = add(br, dr), ui = add(bi, di), vr = sub(bi, di), vi = sub(dr, br);
        turned(o, add(sr, ur), add(si, ui), p0r, p0i, near);
        turned(o + to8, sub(sr, ur), sub(si, ui), p2r, p2i, near + 64);
        turned(o + to4, add(tr, vr), add(ti, vi), p1r, p1i, near + 32);
        turned(o + to12, sub(tr, vr), sub(ti, vi), p3r, p3i, near + 96);
      }
    }
  }
}

/** Third sweep: eight rows of c numbers, `row` bytes apart, times the factors (real, imaginary, …), to every other eight of y. */
function gather(x: usize, row: usize, y: usize, c: usize, factors: v128): void {
  const x2 = row << 1, x4 = row << 2, x6 = x2 + x4;
  for (const end = x + (c << 3); x < end; x += 16, y += 256) {
    let p = x;
    let a = mul(factors, v128.load(p)), b = mul(factors, v128.load(p + row));
    v128.store(y, v128.shuffle<f64>(a, b, 0, 2)); v128.store(y, v128.shuffle<f64>(a, b, 1, 3), 128);
    p = x + x2; a = mul(factors, v128.load(p)); b = mul(factors, v128.load(p + row));
    v128.store(y, v128.shuffle<f64>(a, b, 0, 2), 16); v128.store(y, v128.shuffle<f64>(a, b, 1, 3), 144);
    p = x + x4; a = mul(factors, v128.load(p)); b = mul(factors, v128.load(p + row));
    v128.store(y, v128.shuffle<f64>(a, b, 0, 2), 32); v128.store(y, v128.shuffle<f64>(a, b, 1, 3), 160);
    p = x + x6; a = mul(factors, v128.load(p)); b = mul(factors, v128.load(p + row));
    v128.store(y, v128.shuffle<f64>(a, b, 0, 2), 48); v128.store(y, v128.shuffle<f64>(a, b, 1, 3), 176);
  }
}

/**
 * n = 16 c, c a multiple of 64. radices, count and rowTable: transformOne's of c. work: 25 rows of 8 c + GAP bytes (16 between the
 * sweeps, eight transformed ones, one for transformOne), then 256 elements. x is not changed; y is not x.
 */
export function transformLong(
  x: usize, y: usize, c: usize, radices: usize, count: usize, rowTable: usize, table: usize, work: usize, inverse: bool,
): void {
  const row = (c << 3) + GAP, out = work + (row << 4), scratch = out + (row << 3);
  columns(x, work, c, row, table, scratch + row, inverse ? -1 : 1);
  const scale: f32 = inverse ? 1.0 / <f32>(c << 4) : 1, imaginary = inverse ? -scale : scale;
  for (let a: usize = 0; a < 16; a += 8, work += row << 3) {
    for (let b: usize = 0; b < 8; b++) transformOne(work + b * row, out + b * row, c, radices, count, rowTable, scratch, false);
    gather(out, row, y + (a << 3), c, f32x4(scale, imaginary, scale, imaginary));
  }
}
