// One complex FFT in natural order, any length whose prime factors are 2, 3, 5, 7: Stockham's autosort.
//
// A pass of radix r over sequences of length L = r m, s of them side by side, is
//   y[q + s (r p + k)] = w_L^{pk} sum_j x[q + s (p + m j)] w_r^{jk}, p < m, k < r, q < s; then L becomes m, s becomes r s.
// Four complex numbers of consecutive q are one element [re x4, im x4], 32 bytes, and share their twiddle. The first pass
// (s = 1, radix 4) is a vector over p instead: it reads interleaved complex numbers and transposes its results into
// elements, so it needs n a multiple of 4. The last pass (m = 1, no twiddles) writes interleaved complex numbers.
// Lengths that are no multiple of 4 are done four rows of a batch at a time, one per lane (s = 1 element from the start).
// The inverse is conj(F(conj x)) / n: conjugated as it is read, conjugated and scaled as it is written.
import { even, high, low, odd, transpose } from "./shuffles";
import { add, sub, mul, madd, nmadd } from "./simd";

// How results leave a butterfly: an element times its twiddle; interleaved; interleaved, the parts times factors.
export const TURN = 0;
const PLAIN = 1;
export const SCALE = 2;
// @ts-ignore: decorator
@inline export function put(p: usize, r: v128, i: v128, wr: v128, wi: v128, how: i32): void {
  if (how == TURN) {
    v128.store(p, nmadd(i, wi, mul(r, wr)));
    v128.store(p, madd(i, wr, mul(r, wi)), 16);
  } else {
    if (how == SCALE) { r = mul(r, wr); i = mul(i, wi); }
    v128.store(p, low(r, i));
    v128.store(p, high(r, i), 16);
  }
}
/** The result that has no twiddle. */
// @ts-ignore: decorator
@inline export function put0(p: usize, r: v128, i: v128, wr: v128, wi: v128, how: i32): void {
  if (how == TURN) {
    v128.store(p, r);
    v128.store(p, i, 16);
  } else put(p, r, i, wr, wi, how);
}

/** First pass, radix 4: n interleaved complex numbers at x to n / 4 elements at y. Table: six vectors for four p. */
// @ts-ignore: decorator
@inline function first4(x: usize, y: usize, n: usize, w: usize, inverse: bool): void {
  const m = n >> 2, q = m << 3, q2 = q << 1, q3 = q2 + q, lastP = m - 4;
  for (let p: usize = 0; p < m; p += 4, w += 96) {
    const from = min(p, lastP), e = x + (from << 3), to = y + (from << 5); // the last four may overlap those before
    let u = v128.load(e), v = v128.load(e, 16);
    const ar = even(u, v), ai = inverse ? f32x4.neg(odd(u, v)) : odd(u, v);
    u = v128.load(e + q2); v = v128.load(e + q2, 16);
    const cr = even(u, v), ci = inverse ? f32x4.neg(odd(u, v)) : odd(u, v);
    const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
    u = v128.load(e + q); v = v128.load(e + q, 16);
    const br = even(u, v), bi = inverse ? f32x4.neg(odd(u, v)) : odd(u, v);
    u = v128.load(e + q3); v = v128.load(e + q3, 16);
    const dr = even(u, v), di = inverse ? f32x4.neg(odd(u, v)) : odd(u, v);
    const ur = add(br, dr), ui = add(bi, di), vr = sub(bi, di), vi = sub(dr, br);
    let xr = add(tr, vr), xi = add(ti, vi), wr = v128.load(w), wi = v128.load(w, 16);
    const y1r = nmadd(xi, wi, mul(xr, wr)), y1i = madd(xi, wr, mul(xr, wi));
    xr = sub(sr, ur); xi = sub(si, ui); wr = v128.load(w, 32); wi = v128.load(w, 48);
    const y2r = nmadd(xi, wi, mul(xr, wr)), y2i = madd(xi, wr, mul(xr, wi));
    xr = sub(tr, vr); xi = sub(ti, vi); wr = v128.load(w, 64); wi = v128.load(w, 80);
    const y3r = nmadd(xi, wi, mul(xr, wr)), y3i = madd(xi, wr, mul(xr, wi));
    transpose(to, add(sr, ur), y1r, y2r, y3r);
    transpose(to + 16, add(si, ui), y1i, y2i, y3i);
  }
}
function first4Forward(x: usize, y: usize, n: usize, w: usize): void {
  first4(x, y, n, w, false);
}
function first4Inverse(x: usize, y: usize, n: usize, w: usize): void {
  first4(x, y, n, w, true);
}

// Butterflies: inputs x, x + q, …; outputs y, y + s, …; twiddles k = 1 … at w (splat) if `how` is TURN, else the factors.
// @ts-ignore: decorator
@inline function twiddleRe(w: usize, k: usize, how: i32, factor: v128): v128 {
  return how == TURN ? v128.load32_splat(w + ((k - 1) << 3)) : factor;
}
// @ts-ignore: decorator
@inline function twiddleIm(w: usize, k: usize, how: i32, factor: v128): v128 {
  return how == TURN ? v128.load32_splat(w + ((k - 1) << 3), 4) : factor;
}

// @ts-ignore: decorator
@inline function run2(x: usize, y: usize, count: usize, q: usize, s: usize, w: usize, fr: v128, fi: v128, how: i32): void {
  const w1r = twiddleRe(w, 1, how, fr), w1i = twiddleIm(w, 1, how, fi);
  for (const end = x + count; x < end; x += 32, y += 32) {
    const ar = v128.load(x), ai = v128.load(x, 16), br = v128.load(x + q), bi = v128.load(x + q, 16);
    put0(y, add(ar, br), add(ai, bi), fr, fi, how);
    put(y + s, sub(ar, br), sub(ai, bi), w1r, w1i, how);
  }
}

// @ts-ignore: decorator
@inline function run3(x: usize, y: usize, count: usize, q: usize, s: usize, w: usize, fr: v128, fi: v128, how: i32): void {
  const w1r = twiddleRe(w, 1, how, fr), w1i = twiddleIm(w, 1, how, fi);
  const w2r = twiddleRe(w, 2, how, fr), w2i = twiddleIm(w, 2, how, fi);
  const half = f32x4.splat(0.5), sin = f32x4.splat(0.8660254037844386);
  for (const end = x + count; x < end; x += 32, y += 32) {
    const br = v128.load(x + q), bi = v128.load(x + q, 16), cr = v128.load(x + 2 * q), ci = v128.load(x + 2 * q, 16);
    const ar = v128.load(x), ai = v128.load(x, 16), tr = add(br, cr), ti = add(bi, ci);
    const dr = mul(sin, sub(bi, ci)), di = mul(sin, sub(cr, br)); // -i sin (b - c)
    put0(y, add(ar, tr), add(ai, ti), fr, fi, how);
    const mr = nmadd(half, tr, ar), mi = nmadd(half, ti, ai);
    put(y + s, add(mr, dr), add(mi, di), w1r, w1i, how);
    put(y + 2 * s, sub(mr, dr), sub(mi, di), w2r, w2i, how);
  }
}

// @ts-ignore: decorator
@inline export function butterfly4(
  x: usize, y: usize, q: usize, s: usize, w1r: v128, w1i: v128, w2r: v128, w2i: v128, w3r: v128, w3i: v128,
  fr: v128, fi: v128, how: i32,
): void {
  const q2 = q << 1, q3 = q2 + q, s2 = s << 1, s3 = s2 + s;
  const ar = v128.load(x), ai = v128.load(x, 16), cr = v128.load(x + q2), ci = v128.load(x + q2, 16);
  const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
  const br = v128.load(x + q), bi = v128.load(x + q, 16), dr = v128.load(x + q3), di = v128.load(x + q3, 16);
  const ur = add(br, dr), ui = add(bi, di), vr = sub(bi, di), vi = sub(dr, br);
  put0(y, add(sr, ur), add(si, ui), fr, fi, how);
  put(y + s2, sub(sr, ur), sub(si, ui), w2r, w2i, how);
  put(y + s, add(tr, vr), add(ti, vi), w1r, w1i, how);
  put(y + s3, sub(tr, vr), sub(ti, vi), w3r, w3i, how);
}
// @ts-ignore: decorator
@inline export function run4(x: usize, y: usize, count: usize, q: usize, s: usize, w: usize, fr: v128, fi: v128, how: i32): void {
  const w1r = twiddleRe(w, 1, how, fr), w1i = twiddleIm(w, 1, how, fi);
  const w2r = twiddleRe(w, 2, how, fr), w2i = twiddleIm(w, 2, how, fi);
  const w3r = twiddleRe(w, 3, how, fr), w3i = twiddleIm(w, 3, how, fi);
  for (const end = x + count; x < end; x += 32, y += 32) butterfly4(x, y, q, s, w1r, w1i, w2r, w2i, w3r, w3i, fr, fi, how);
}
/** The pass after the first: one element for each p, so that its loop is the only one. */
// @ts-ignore: decorator
@inline function single4(x: usize, y: usize, q: usize, w: usize): void {
  const zero = f32x4.splat(0);
  for (const end = x + q; x < end; x += 32, y += 128, w += 24) {
    butterfly4(
      x, y, q, 32, v128.load32_splat(w), v128.load32_splat(w, 4), v128.load32_splat(w, 8), v128.load32_splat(w, 12),
      v128.load32_splat(w, 16), v128.load32_splat(w, 20), zero, zero, TURN,
    );
  }
}

// @ts-ignore: decorator
@inline function run5(x: usize, y: usize, count: usize, q: usize, s: usize, w: usize, fr: v128, fi: v128, how: i32): void {
  const c1 = f32x4.splat(0.30901699437494745), c2 = f32x4.splat(0.8090169943749475); // cos 72, -cos 144 degrees
  const s1 = f32x4.splat(0.9510565162951535), s2 = f32x4.splat(0.5877852522924731);
  const q2 = q << 1, o2 = s << 1;
  for (const end = x + count; x < end; x += 32, y += 32) {
    const br = v128.load(x + q), bi = v128.load(x + q, 16), er = v128.load(x + q2 + q2), ei = v128.load(x + q2 + q2, 16);
    const cr = v128.load(x + q2), ci = v128.load(x + q2, 16), dr = v128.load(x + q2 + q), di = v128.load(x + q2 + q, 16);
    const t1r = add(br, er), t1i = add(bi, ei), t2r = add(cr, dr), t2i = add(ci, di);
    const t3r = sub(br, er), t3i = sub(bi, ei), t4r = sub(cr, dr), t4i = sub(ci, di);
    const ar = v128.load(x), ai = v128.load(x, 16);
    put0(y, add(ar, add(t1r, t2r)), add(ai, add(t1i, t2i)), fr, fi, how);
    let mr = nmadd(c2, t2r, madd(c1, t1r, ar)), mi = nmadd(c2, t2i, madd(c1, t1i, ai));
    let nr = madd(s2, t4i, mul(s1, t3i)), ni = madd(s2, t4r, mul(s1, t3r)); // -i (n) is (nr, -ni)
    put(y + s, add(mr, nr), sub(mi, ni), twiddleRe(w, 1, how, fr), twiddleIm(w, 1, how, fi), how);
    put(y + o2 + o2, sub(mr, nr), add(mi, ni), twiddleRe(w, 4, how, fr), twiddleIm(w, 4, how, fi), how);
    mr = madd(c1, t2r, nmadd(c2, t1r, ar)); mi = madd(c1, t2i, nmadd(c2, t1i, ai));
    nr = nmadd(s1, t4i, mul(s2, t3i)); ni = nmadd(s1, t4r, mul(s2, t3r));
    put(y + o2, add(mr, nr), sub(mi, ni), twiddleRe(w, 2, how, fr), twiddleIm(w, 2, how, fi), how);
    put(y + o2 + s, sub(mr, nr), add(mi, ni), twiddleRe(w, 3, how, fr), twiddleIm(w, 3, how, fi), how);
  }
}

/** Results k and 7 - k of radix 7: a + c1 t1 + c2 t2 + c3 t3 -+ i (s1 d1 + s2 d2 + s3 d3). */
// @ts-ignore: decorator
@inline function pair7(
  y: usize, z: usize, ar: v128, ai: v128, t1r: v128, t1i: v128, t2r: v128, t2i: v128, t3r: v128, t3i: v128,
  d1r: v128, d1i: v128, d2r: v128, d2i: v128, d3r: v128, d3i: v128, c1: f32, c2: f32, c3: f32, s1: f32, s2: f32, s3: f32,
  w: usize, k: usize, fr: v128, fi: v128, how: i32,
): void {
  const mr = madd(f32x4.splat(c3), t3r, madd(f32x4.splat(c2), t2r, madd(f32x4.splat(c1), t1r, ar)));
  const mi = madd(f32x4.splat(c3), t3i, madd(f32x4.splat(c2), t2i, madd(f32x4.splat(c1), t1i, ai)));
  const nr = madd(f32x4.splat(s3), d3i, madd(f32x4.splat(s2), d2i, mul(f32x4.splat(s1), d1i)));
  const ni = madd(f32x4.splat(s3), d3r, madd(f32x4.splat(s2), d2r, mul(f32x4.splat(s1), d1r)));
  put(y, add(mr, nr), sub(mi, ni), twiddleRe(w, k, how, fr), twiddleIm(w, k, how, fi), how);
  put(z, sub(mr, nr), add(mi, ni), twiddleRe(w, 7 - k, how, fr), twiddleIm(w, 7 - k, how, fi), how);
}
// cos and sin of 2 pi k / 7
const C71: f32 = 0.6234898018587336;
const C72: f32 = -0.2225209339563144;
const C73: f32 = -0.9009688679024191;
const S71: f32 = 0.7818314824680298;
const S72: f32 = 0.9749279121818236;
const S73: f32 = 0.4338837391175581;

// @ts-ignore: decorator
@inline function run7(x: usize, y: usize, count: usize, q: usize, s: usize, w: usize, fr: v128, fi: v128, how: i32): void {
  for (const end = x + count; x < end; x += 32, y += 32) {
    let p = x + q, r = x + 6 * q;
    let br = v128.load(p), bi = v128.load(p, 16), cr = v128.load(r), ci = v128.load(r, 16);
    const t1r = add(br, cr), t1i = add(bi, ci), d1r = sub(br, cr), d1i = sub(bi, ci);
    p += q; r -= q;
    br = v128.load(p); bi = v128.load(p, 16); cr = v128.load(r); ci = v128.load(r, 16);
    const t2r = add(br, cr), t2i = add(bi, ci), d2r = sub(br, cr), d2i = sub(bi, ci);
    p += q; r -= q;
    br = v128.load(p); bi = v128.load(p, 16); cr = v128.load(r); ci = v128.load(r, 16);
    const t3r = add(br, cr), t3i = add(bi, ci), d3r = sub(br, cr), d3i = sub(bi, ci);
    const ar = v128.load(x), ai = v128.load(x, 16);
    put0(y, add(add(ar, t1r), add(t2r, t3r)), add(add(ai, t1i), add(t2i, t3i)), fr, fi, how);
    pair7(y + s, y + 6 * s, ar, ai, t1r, t1i, t2r, t2i, t3r, t3i, d1r, d1i, d2r, d2i, d3r, d3i,
      C71, C72, C73, S71, S72, S73, w, 1, fr, fi, how);
    pair7(y + 2 * s, y + 5 * s, ar, ai, t1r, t1i, t2r, t2i, t3r, t3i, d1r, d1i, d2r, d2i, d3r, d3i,
      C72, C73, C71, S72, -S73, -S71, w, 2, fr, fi, how);
    pair7(y + 3 * s, y + 4 * s, ar, ai, t1r, t1i, t2r, t2i, t3r, t3i, d1r, d1i, d2r, d2i, d3r, d3i,
      C73, C71, C72, S73, -S71, S72, w, 3, fr, fi, how);
  }
}

/** Radix 8, last pass only. */
// @ts-ignore: decorator
@inline export function run8(x: usize, y: usize, count: usize, q: usize, s: usize, fr: v128, fi: v128, how: i32): void {
  const c = f32x4.splat(0.7071067811865476), q2 = q << 1, q4 = q << 2, s2 = s << 1, s4 = s << 2;
  for (const end = x + count; x < end; x += 32, y += 32) {
    let p = x + q;
    let ar = v128.load(p), ai = v128.load(p, 16), cr = v128.load(p + q4), ci = v128.load(p + q4, 16);
    let sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
    p += q2;
    let br = v128.load(p), bi = v128.load(p, 16), dr = v128.load(p + q4), di = v128.load(p + q4, 16);
    let ur = add(br, dr), ui = add(bi, di), vr = sub(bi, di), vi = sub(dr, br);
    const o0r = add(sr, ur), o0i = add(si, ui), o2r = sub(si, ui), o2i = sub(ur, sr); // o2 times -i
    let zr = add(tr, vr), zi = add(ti, vi);
    const o1r = mul(c, add(zr, zi)), o1i = mul(c, sub(zi, zr)); // times exp(-i pi / 4)
    zr = sub(tr, vr); zi = sub(ti, vi);
    const o3r = mul(c, sub(zi, zr)), o3i = mul(f32x4.neg(c), add(zr, zi)); // times exp(-3 i pi / 4)
    ar = v128.load(x); ai = v128.load(x, 16); cr = v128.load(x + q4); ci = v128.load(x + q4, 16);
    sr = add(ar, cr); si = add(ai, ci); tr = sub(ar, cr); ti = sub(ai, ci);
    p = x + q2;
    br = v128.load(p); bi = v128.load(p, 16); dr = v128.load(p + q4); di = v128.load(p + q4, 16);
    ur = add(br, dr); ui = add(bi, di); vr = sub(bi, di); vi = sub(dr, br);
    zr = add(sr, ur); zi = add(si, ui);
    put(y, add(zr, o0r), add(zi, o0i), fr, fi, how); put(y + s4, sub(zr, o0r), sub(zi, o0i), fr, fi, how);
    zr = sub(sr, ur); zi = sub(si, ui);
    put(y + s2, add(zr, o2r), add(zi, o2i), fr, fi, how); put(y + s2 + s4, sub(zr, o2r), sub(zi, o2i), fr, fi, how);
    zr = add(tr, vr); zi = add(ti, vi); y += s;
    put(y, add(zr, o1r), add(zi, o1i), fr, fi, how); put(y + s4, sub(zr, o1r), sub(zi, o1i), fr, fi, how);
    zr = sub(tr, vr); zi = sub(ti, vi); y += s2;
    put(y, add(zr, o3r), add(zi, o3i), fr, fi, how); put(y + s4, sub(zr, o3r), sub(zi, o3i), fr, fi, how);
    y -= s + s2;
  }
}

/** A pass with twiddles: `length` elements of s bytes, twiddles of radix - 1 complex numbers for each p. */
export function middlePass(x: usize, y: usize, length: usize, radix: usize, s: usize, w: usize): void {
  const m = length / radix, q = m * s, step = (radix - 1) << 3, zero = f32x4.splat(0);
  if (radix == 4 && s == 32) single4(x, y, q, w);
  else if (radix == 4) for (let p: usize = 0; p < m; p++, x += s, y += s << 2, w += 24) run4(x, y, s, q, s, w, zero, zero, TURN);
  else if (radix == 2) for (let p: usize = 0; p < m; p++, x += s, y += s << 1, w += step) run2(x, y, s, q, s, w, zero, zero, TURN);
  else if (radix == 3) for (let p: usize = 0; p < m; p++, x += s, y += s * 3, w += step) run3(x, y, s, q, s, w, zero, zero, TURN);
  else if (radix == 5) for (let p: usize = 0; p < m; p++, x += s, y += s * 5, w += step) run5(x, y, s, q, s, w, zero, zero, TURN);
  else for (let p: usize = 0; p < m; p++, x += s, y += s * 7, w += step) run7(x, y, s, q, s, w, zero, zero, TURN);
}

/** The last pass: no twiddles, interleaved results times `scale`, the imaginary parts also times `sign`. */
function lastPass(x: usize, y: usize, s: usize, radix: usize, scale: f32, sign: f32): void {
  const fr = f32x4.splat(scale), fi = f32x4.splat(scale * sign);
  const plain = scale == 1 && sign == 1; // the forward transform: worth its own code for the radices of powers of two
  if (plain && radix == 4) run4(x, y, s, s, s, 0, fr, fi, PLAIN);
  else if (plain && radix == 8) run8(x, y, s, s, s, fr, fi, PLAIN);
  else if (radix == 8) run8(x, y, s, s, s, fr, fi, SCALE);
  else if (radix == 4) run4(x, y, s, s, s, 0, fr, fi, SCALE);
  else if (radix == 2) run2(x, y, s, s, s, 0, fr, fi, SCALE);
  else if (radix == 3) run3(x, y, s, s, s, 0, fr, fi, SCALE);
  else if (radix == 5) run5(x, y, s, s, s, 0, fr, fi, SCALE);
  else run7(x, y, s, s, s, 0, fr, fi, SCALE);
}

/**
 * n a multiple of 4 and at least 16. radices: bytes after the first pass's 4, `count` of them, the last one that of the last
 * pass; table: the first pass's twiddles, then the others'. work: n complex numbers. x is not changed; y is not x.
 */
export function transformOne(
  x: usize, y: usize, n: usize, radices: usize, count: usize, table: usize, work: usize, inverse: bool,
): void {
  // The last pass may run in place, so y takes part in the exchange and holds what the last pass reads.
  let from = count & 1 ? y : work, to = count & 1 ? work : y;
  if (inverse) first4Inverse(x, from, n, table);
  else first4Forward(x, from, n, table);
  table += ((n + 12) >> 4) * 96;
  let length = n >> 2, s: usize = 32;
  for (const last = radices + count - 1; radices < last; radices++) {
    const radix: usize = load<u8>(radices);
    middlePass(from, to, length, radix, s, table);
    length /= radix; s *= radix; table += length * ((radix - 1) << 3);
    const swap = from; from = to; to = swap;
  }
  lastPass(from, y, s, load<u8>(radices), inverse ? 1.0 / <f32>n : 1, inverse ? -1 : 1);
}

/**
 * Any n: `rows` (1 … 4) rows of n complex numbers, xRow and yRow bytes apart, one per lane. radices: all `count` of them;
 * work: 2 n elements.
 */
export function transformFour(
  x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, n: usize, radices: usize, count: usize, table: usize,
  work: usize, inverse: bool,
): void {
  let from = work, to = work + (n << 5), length = n, s: usize = 32;
  const x1 = rows > 1 ? x + xRow : x, x2 = rows > 2 ? x1 + xRow : x, x3 = rows > 3 ? x2 + xRow : x;
  const sign = f32x4.splat(inverse ? -1 : 1), scale = f32x4.splat(inverse ? 1.0 / <f32>n : 1), turned = mul(sign, scale);
  for (let j: usize = 0; j < n << 3; j += 8) {
    const a = v128.load64_lane(x1 + j, v128.load64_zero(x + j), 1), b = v128.load64_lane(x3 + j, v128.load64_zero(x2 + j), 1);
    v128.store(from + (j << 2), even(a, b));
    v128.store(from + (j << 2), mul(sign, odd(a, b)), 16);
  }
  for (const end = radices + count; radices < end; radices++) {
    const radix: usize = load<u8>(radices);
    middlePass(from, to, length, radix, s, table);
    length /= radix; s *= radix; table += length * ((radix - 1) << 3);
    const swap = from; from = to; to = swap;
  }
  for (let j: usize = 0; j < n << 3; j += 8) {
    const r = mul(scale, v128.load(from + (j << 2))), i = mul(turned, v128.load(from + (j << 2), 16));
    const a = low(r, i), b = high(r, i);
    v128.store64_lane(y + j, a, 0);
    if (rows > 1) v128.store64_lane(y + yRow + j, a, 1);
    if (rows > 2) v128.store64_lane(y + 2 * yRow + j, b, 0);
    if (rows > 3) v128.store64_lane(y + 3 * yRow + j, b, 1);
  }
}
