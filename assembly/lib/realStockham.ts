// A real transform whose length is a power of two, n >= 32, in natural order, without a pass that pairs bins: half-complex Stockham.
//
// Lane l of four holds the samples x_(4 i + l): m = n / 4 vectors as they lie in memory. Passes build transforms of growing length L
// of every R-th vector, R = m / L of them side by side, t < R, by decimation in time. Of L bins b of real data those with b < L / 2
// are kept, row b being R elements [re x4, im x4]; bins 0 and L / 2 are real and share row 0 as its two parts. A pass of radix 4 is,
// with w = exp(-2 pi i / 4 L) and S_j the transform of t + j R / 4,
//   X_(b + k L) = sum_j (-i)^(j k) w^(j b) S_j[b], k < 4, of which k = 2 and 3 are kept as conj X_(2 L - b) and conj X_(L - b);
// half the work of a complex pass. The last pass does the same across the lanes: it transposes four bins. The inverse runs backwards.
//
// Table: for every pass but the first w^b, w^2b, w^3b, 0 < b < L / 2, as complex numbers; then for the lanes' pass, four bins b at a
// time, b = 0 …: the three of them as four real parts and four imaginary parts each.
import { even, high, high2, low, low2, odd, transpose } from "./shuffles";
import { add, sub, mul, mulRe, mulIm, conjRe, conjIm } from "./simd";

const C: f32 = 0.7071067811865476;

// @ts-ignore: decorator
@inline function keep(y: usize, re: v128, im: v128): void {
  v128.store(y, re); v128.store(y, im, 16);
}

/** Row 0 of four transforms, bins 0 in d and L / 2 in h, to rows 0, L / 2, L, 3 L / 2 of theirs, `half` bytes apart. */
// @ts-ignore: decorator
@inline function edges(
  y: usize, half: usize, d0: v128, d1: v128, d2: v128, d3: v128, h0: v128, h1: v128, h2: v128, h3: v128,
): void {
  const s = add(d0, d2), u = add(d1, d3), c = f32x4.splat(C), p = mul(c, sub(h1, h3)), q = mul(c, add(h1, h3));
  keep(y, add(s, u), sub(s, u));
  keep(y + 2 * half, sub(d0, d2), sub(d3, d1));
  keep(y + half, add(h0, p), sub(f32x4.neg(h2), q));
  keep(y + 3 * half, sub(h0, p), sub(h2, q));
}

/** Samples to the rows of transforms of 4. */
function first4(x: usize, y: usize, m: usize): void {
  const q = m << 2, s = q << 1;
  for (const end = x + q; x < end; x += 16, y += 32) {
    const a = v128.load(x), b = v128.load(x + q), c = v128.load(x + 2 * q), d = v128.load(x + 3 * q);
    const e = add(a, c), f = add(b, d);
    keep(y, add(e, f), sub(e, f));
    keep(y + s, sub(a, c), sub(d, b));
  }
}
/** Samples to the rows of transforms of 8. */
function first8(x: usize, y: usize, m: usize): void {
  const q = m << 1, s = q << 1;
  for (const end = x + q; x < end; x += 16, y += 32) {
    const z = x + 4 * q;
    const a = v128.load(x), b = v128.load(x + q), c = v128.load(x + 2 * q), d = v128.load(x + 3 * q);
    const e = v128.load(z), f = v128.load(z + q), g = v128.load(z + 2 * q), h = v128.load(z + 3 * q);
    edges(y, s, add(a, e), add(b, f), add(c, g), add(d, h), sub(a, e), sub(b, f), sub(c, g), sub(d, h));
  }
}

/** One element of bin b: to rows b and L + b at `up`, L - b and 2 L - b at `down`, `far` = L rows. */
// @ts-ignore: decorator
@inline function forward(
  x: usize, s: usize, up: usize, down: usize, far: usize, w1r: v128, w1i: v128, w2r: v128, w2i: v128, w3r: v128, w3i: v128,
): void {
  const p = x + 2 * s;
  let xr = v128.load(p), xi = v128.load(p, 16);
  const cr = mulRe(xr, xi, w2r, w2i), ci = mulIm(xr, xi, w2r, w2i), ar = v128.load(x), ai = v128.load(x, 16);
  const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
  xr = v128.load(x + s); xi = v128.load(x + s, 16);
  const br = mulRe(xr, xi, w1r, w1i), bi = mulIm(xr, xi, w1r, w1i);
  xr = v128.load(p + s); xi = v128.load(p + s, 16);
  const dr = mulRe(xr, xi, w3r, w3i), di = mulIm(xr, xi, w3r, w3i);
  const ur = add(br, dr), ui = add(bi, di), vr = sub(dr, br), vi = sub(bi, di);
  keep(up, add(sr, ur), add(si, ui));
  keep(down + far, sub(sr, ur), sub(ui, si));
  keep(up + far, add(tr, vi), add(ti, vr));
  keep(down, sub(tr, vi), sub(vr, ti));
}
/** And back, without a factor of 1 / 4. */
// @ts-ignore: decorator
@inline function inverse(
  up: usize, down: usize, far: usize, y: usize, s: usize, w1r: v128, w1i: v128, w2r: v128, w2i: v128, w3r: v128, w3i: v128,
): void {
  const p = y + 2 * s;
  const ar = v128.load(up), ai = v128.load(up, 16), cr = v128.load(down + far), ci = v128.load(down + far, 16);
  const sr = add(ar, cr), si = sub(ai, ci), tr = sub(ar, cr), ti = add(ai, ci);
  const br = v128.load(up + far), bi = v128.load(up + far, 16), dr = v128.load(down), di = v128.load(down, 16);
  const ur = add(br, dr), ui = sub(bi, di), vr = sub(br, dr), vi = add(bi, di);
  keep(y, add(sr, ur), add(si, ui));
  let zr = sub(sr, ur), zi = sub(si, ui);
  keep(p, conjRe(zr, zi, w2r, w2i), conjIm(zr, zi, w2r, w2i));
  zr = sub(tr, vi); zi = add(ti, vr);
  keep(y + s, conjRe(zr, zi, w1r, w1i), conjIm(zr, zi, w1r, w1i));
  zr = add(tr, vi); zi = sub(ti, vr);
  keep(p + s, conjRe(zr, zi, w3r, w3i), conjIm(zr, zi, w3r, w3i));
}

/** Transforms of L to those of 4 L, whose rows have s bytes. */
function pass(x: usize, y: usize, l: usize, s: usize, w: usize): void {
  const far = l * s, half = far >> 1;
  for (let p = x, to = y, end = x + s; p < end; p += 32, to += 32) {
    const b = p + s, c = b + s, d = c + s;
    edges(
      to, half, v128.load(p), v128.load(b), v128.load(c), v128.load(d),
      v128.load(p, 16), v128.load(b, 16), v128.load(c, 16), v128.load(d, 16),
    );
  }
  let up = y + s, down = y + far - s;
  x += s << 2;
  if (s == 32) {
    for (; up < down; x += 128, up += 32, down -= 32, w += 24) {
      forward(
        x, 32, up, down, far, v128.load32_splat(w), v128.load32_splat(w, 4), v128.load32_splat(w, 8), v128.load32_splat(w, 12),
        v128.load32_splat(w, 16), v128.load32_splat(w, 20),
      );
    }
    return;
  }
  for (; up < down; x += 3 * s, down -= s << 1, w += 24) {
    const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8), w2i = v128.load32_splat(w, 12);
    const w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
    for (const end = up + s; up < end; x += 32, up += 32, down += 32) {
      forward(x, s, up, down, far, w1r, w1i, w2r, w2i, w3r, w3i);
    }
  }
}

/** m / 2 rows of one element to n / 2 + 1 bins. */
function lastPass(x: usize, y: usize, m: usize, w: usize): void {
  const far = m << 3, x0 = x;
  let up = y, down = y + far - 24;
  for (const end = x + (m << 4); x < end; x += 128, up += 32, down -= 32, w += 96) {
    let p = v128.load(x), q = v128.load(x, 32), r = v128.load(x, 64), s = v128.load(x, 96);
    let pq = low(p, q), rs = low(r, s);
    const ar = low2(pq, rs), xbr = high2(pq, rs);
    pq = high(p, q); rs = high(r, s);
    const xcr = low2(pq, rs), xdr = high2(pq, rs);
    p = v128.load(x, 16); q = v128.load(x, 48); r = v128.load(x, 80); s = v128.load(x, 112);
    pq = low(p, q); rs = low(r, s);
    const ai = low2(pq, rs), xbi = high2(pq, rs);
    pq = high(p, q); rs = high(r, s);
    const xci = low2(pq, rs), xdi = high2(pq, rs);
    let wr = v128.load(w, 32), wi = v128.load(w, 48);
    const cr = mulRe(xcr, xci, wr, wi), ci = mulIm(xcr, xci, wr, wi);
    const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
    wr = v128.load(w); wi = v128.load(w, 16);
    const br = mulRe(xbr, xbi, wr, wi), bi = mulIm(xbr, xbi, wr, wi);
    wr = v128.load(w, 64); wi = v128.load(w, 80);
    const dr = mulRe(xdr, xdi, wr, wi), di = mulIm(xdr, xdi, wr, wi);
    const ur = add(br, dr), ui = add(bi, di), vr = sub(dr, br), vi = sub(bi, di);
    let zr = add(sr, ur), zi = add(si, ui);
    v128.store(up, low(zr, zi)); v128.store(up, high(zr, zi), 16);
    zr = add(tr, vi); zi = add(ti, vr);
    v128.store(up + far, low(zr, zi)); v128.store(up + far, high(zr, zi), 16);
    zr = sub(sr, ur); zi = sub(ui, si);
    v128.store(down + far, swap(high(zr, zi))); v128.store(down + far, swap(low(zr, zi)), 16);
    zr = sub(tr, vi); zi = sub(vr, ti);
    v128.store(down, swap(high(zr, zi))); v128.store(down, swap(low(zr, zi)), 16);
  }
  // Row 0 is bins 0 and m / 2 of the lanes: what the loop made of it at bins 0, m and 2 m is nonsense, at m / 2 missing.
  const d0 = load<f32>(x0), d1 = load<f32>(x0, 4), d2 = load<f32>(x0, 8), d3 = load<f32>(x0, 12), half = far >> 1;
  const h0 = load<f32>(x0, 16), h1 = load<f32>(x0, 20), h2 = load<f32>(x0, 24), h3 = load<f32>(x0, 28);
  const p = C * (h1 - h3), q = C * (h1 + h3);
  bin(y, d0 + d2 + (d1 + d3), 0);
  bin(y + half, h0 + p, -h2 - q);
  bin(y + far, d0 - d2, d3 - d1);
  bin(y + far + half, h0 - p, h2 - q);
  bin(y + 2 * far, d0 + d2 - (d1 + d3), 0);
}
// @ts-ignore: decorator
@inline function swap(v: v128): v128 {
  return v128.shuffle<f64>(v, v, 1, 0);
}
// @ts-ignore: decorator
@inline function bin(y: usize, re: f32, im: f32): void {
  store<f32>(y, re); store<f32>(y, im, 4);
}

// The inverse, without its factor n, pass by pass backwards.

/**
 * Rows 0, L / 2, L, 3 L / 2 at x, `half` bytes apart, to bins 0 and L / 2 of four transforms, times `scale`: as their rows 0 at y,
 * y + s, …; or, if `samples`, to the samples they are the transforms of 2 of: sums at y, y + s, …, differences four such steps on.
 */
// @ts-ignore: decorator
@inline function unedge(x: usize, half: usize, y: usize, s: usize, scale: v128, samples: bool): void {
  const twice = add(scale, scale), c = mul(twice, f32x4.splat(C));
  const pr = v128.load(x + half), pi = v128.load(x + half, 16), z = x + half * 3, qr = v128.load(z), qi = v128.load(z, 16);
  const h0 = mul(twice, add(pr, qr)), h2 = mul(twice, sub(qi, pi)), u = sub(pr, qr), v = add(pi, qi);
  const h1 = mul(c, sub(u, v)), h3 = mul(c, sub(f32x4.neg(u), v));
  const r = mul(twice, v128.load(x + 2 * half)), i = mul(twice, v128.load(x + 2 * half, 16));
  const a = mul(scale, v128.load(x)), b = mul(scale, v128.load(x, 16)), e = add(a, b), f = sub(a, b);
  pairOf(y, add(e, r), h0, s, samples);
  pairOf(y + s, sub(f, i), h1, s, samples);
  pairOf(y + 2 * s, sub(e, r), h2, s, samples);
  pairOf(y + 3 * s, add(f, i), h3, s, samples);
}
// @ts-ignore: decorator
@inline function pairOf(y: usize, d: v128, h: v128, s: usize, samples: bool): void {
  if (samples) {
    v128.store(y, add(d, h)); v128.store(y + 4 * s, sub(d, h));
  } else keep(y, d, h);
}

function last4(x: usize, y: usize, m: usize, scale: v128): void {
  const q = m << 2, s = q << 1, twice = add(scale, scale);
  for (const end = y + q; y < end; x += 32, y += 16) {
    const z = mul(scale, v128.load(x)), h = mul(scale, v128.load(x, 16)), e = add(z, h), f = sub(z, h);
    const r = mul(twice, v128.load(x + s)), i = mul(twice, v128.load(x + s, 16));
    v128.store(y, add(e, r)); v128.store(y + q, sub(f, i));
    v128.store(y + 2 * q, sub(e, r)); v128.store(y + 3 * q, add(f, i));
  }
}
function last8(x: usize, y: usize, m: usize, scale: v128): void {
  const q = m << 1;
  for (const end = y + q; y < end; x += 32, y += 16) unedge(x, q << 1, y, q, scale, true);
}

/** Transforms of 4 L, whose rows have s bytes, to those of L. */
function unpass(x: usize, y: usize, l: usize, s: usize, w: usize): void {
  const far = l * s, one = f32x4.splat(1);
  for (let p = x, to = y, end = x + s; p < end; p += 32, to += 32) unedge(p, far >> 1, to, s, one, false);
  let up = x + s, down = x + far - s;
  y += s << 2;
  if (s == 32) {
    for (; up < down; y += 128, up += 32, down -= 32, w += 24) {
      inverse(
        up, down, far, y, 32, v128.load32_splat(w), v128.load32_splat(w, 4), v128.load32_splat(w, 8), v128.load32_splat(w, 12),
        v128.load32_splat(w, 16), v128.load32_splat(w, 20),
      );
    }
    return;
  }
  for (; up < down; y += 3 * s, down -= s << 1, w += 24) {
    const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8), w2i = v128.load32_splat(w, 12);
    const w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
    for (const end = up + s; up < end; y += 32, up += 32, down += 32) {
      inverse(up, down, far, y, s, w1r, w1i, w2r, w2i, w3r, w3i);
    }
  }
}

/** n / 2 + 1 bins to m / 2 rows of one element. */
function firstPass(x: usize, y: usize, m: usize, w: usize): void {
  const far = m << 3;
  let up = x, down = x + far - 24, to = y;
  for (const end = y + (m << 4); to < end; to += 128, up += 32, down -= 32, w += 96) {
    let p = v128.load(up), q = v128.load(up, 16);
    const ar = even(p, q), ai = odd(p, q);
    p = v128.load(down + far); q = v128.load(down + far, 16);
    const cr = back(even(p, q)), ci = back(odd(p, q));
    const sr = add(ar, cr), si = sub(ai, ci), tr = sub(ar, cr), ti = add(ai, ci);
    p = v128.load(up + far); q = v128.load(up + far, 16);
    const br = even(p, q), bi = odd(p, q);
    p = v128.load(down); q = v128.load(down, 16);
    const dr = back(even(p, q)), di = back(odd(p, q));
    const ur = add(br, dr), ui = sub(bi, di), vr = sub(br, dr), vi = add(bi, di);
    let zr = sub(sr, ur), zi = sub(si, ui), wr = v128.load(w, 32), wi = v128.load(w, 48);
    const y2r = conjRe(zr, zi, wr, wi), y2i = conjIm(zr, zi, wr, wi);
    zr = sub(tr, vi); zi = add(ti, vr); wr = v128.load(w); wi = v128.load(w, 16);
    const y1r = conjRe(zr, zi, wr, wi), y1i = conjIm(zr, zi, wr, wi);
    zr = add(tr, vi); zi = sub(ti, vr); wr = v128.load(w, 64); wi = v128.load(w, 80);
    const y3r = conjRe(zr, zi, wr, wi), y3i = conjIm(zr, zi, wr, wi);
    transpose(to, add(sr, ur), y1r, y2r, y3r);
    transpose(to + 16, add(si, ui), y1i, y2i, y3i);
  }
  const a = load<f32>(x), b = load<f32>(x + 2 * far), r = load<f32>(x + far) * 2, i = load<f32>(x + far, 4) * 2;
  const half = x + (far >> 1), pr = load<f32>(half), pi = load<f32>(half, 4), qr = load<f32>(half + far), qi = load<f32>(half + far, 4);
  const e = a + b, f = a - b, u = pr - qr, v = pi + qi;
  keep(y, f32x4(e + r, f - i, e - r, f + i), f32x4((pr + qr) * 2, (u - v) * (C * 2), (qi - pi) * 2, (u + v) * (C * -2)));
}
// @ts-ignore: decorator
@inline function back(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 3, 2, 1, 0);
}

/** n real numbers, n = 4 m a power of two from 32, to n / 2 + 1 bins. work: n numbers. x is not changed; y is not x. */
export function realForward(x: usize, y: usize, n: usize, table: usize, work: usize): void {
  const m = n >> 2, twos = ctz(m), passes = (twos >> 1) - 1; // besides the first and the last one, which reads from work
  let from = passes & 1 ? y : work, to = passes & 1 ? work : y, l: usize = twos & 1 ? 8 : 4;
  if (l == 8) first8(x, from, m);
  else first4(x, from, m);
  for (; l < m; l <<= 2) {
    pass(from, to, l, (m / l) << 3, table);
    table += ((l >> 1) - 1) * 24;
    const was = from; from = to; to = was;
  }
  lastPass(from, y, m, table);
}

/** n / 2 + 1 bins, the imaginary parts of the outer two ignored, to n real numbers: the inverse, scaled by 1 / n. */
export function realInverse(x: usize, y: usize, n: usize, table: usize, work: usize): void {
  const m = n >> 2, twos = ctz(m), passes = (twos >> 1) - 1, scale = f32x4.splat(1.0 / <f32>n), least: usize = twos & 1 ? 8 : 4;
  let from = passes & 1 ? y : work, to = passes & 1 ? work : y, l = least;
  for (; l < m; l <<= 2) table += ((l >> 1) - 1) * 24;
  firstPass(x, from, m, table);
  while (l > least) {
    l >>= 2; table -= ((l >> 1) - 1) * 24;
    unpass(from, to, l, (m / l) << 3, table);
    const was = from; from = to; to = was;
  }
  if (least == 8) last8(from, y, m, scale);
  else last4(from, y, m, scale);
}
