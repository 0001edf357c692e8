export { heapBase } from "./lib/heapBase";
import { transformLong } from "./lib/long";
import { realForward, realInverse } from "./lib/realStockham";
import { add, sub, mul, madd, nmadd } from "./lib/simd";
import { transformFour, transformOne } from "./lib/stockham";

// Single transforms for src/fft: no ops of a plan. A plan block in memory is ten words and up to 24 radices:
//   kind (0 one row at a time, 1 four rows, one per lane, 2 Bluestein, 3 real, 4 Rader, 5 long), n, number of radices, twiddle table;
//   for Bluestein: plan of the inner transform, its length M >= 2 n - 1, chirp c_j = exp(-i pi j^2 / n), and the spectrum
//   of the circulant conj(c): X_k = c_k sum_j (x_j c_j) conj(c_{k-j}), from (k - j)^2 = k^2 + j^2 - 2 k j;
//   for Rader: plan of the inner transform, its length n - 1, bytes from number 0 to numbers g^j mod n, g a primitive root, and the
//   spectrum of b_j = w^(g^-j): X_(g^-k) - x_0 = sum_j x_(g^j) b_(k-j), cyclic. g^-k is the (n - 1 - k)-th power of g;
//   for long ones: plan of the transform of n / 16, its length, lib/long's table.
const RADICES: usize = 40;

/** to = a b for `count` complex numbers, Im a first times `sign`, the product times (re, im). */
function product(to: usize, a: usize, b: usize, count: usize, sign: f32, re: f32, im: f32): void {
  const signs = f32x4(-1, 1, -1, 1), flip = f32x4(1, sign, 1, sign), out = f32x4(re, im, re, im);
  for (const end = a + (count << 3); a < end; a += 16, b += 16, to += 16) {
    const pair = end - a >= 16, c = pair ? v128.load(b) : v128.load64_zero(b);
    const v = mul(flip, pair ? v128.load(a) : v128.load64_zero(a));
    const turned = mul(v128.shuffle<f32>(v, v, 1, 0, 3, 2), v128.shuffle<f32>(c, c, 1, 1, 3, 3));
    const z = mul(out, madd(turned, signs, mul(v, v128.shuffle<f32>(c, c, 0, 0, 2, 2))));
    if (pair) v128.store(to, z);
    else v128.store_lane<f64>(to, z, 0);
  }
}

function bluestein(x: usize, y: usize, plan: usize, work: usize, inverse: bool): void {
  const n: usize = load<u32>(plan, 4), m: usize = load<u32>(plan, 20), inner: usize = load<u32>(plan, 16);
  const chirp: usize = load<u32>(plan, 24), spectrum: usize = load<u32>(plan, 28);
  const u = work, v = u + (m << 3), rest = v + (m << 3), count: usize = load<u32>(inner, 8), table: usize = load<u32>(inner, 12);
  const sign: f32 = inverse ? -1 : 1, scale: f32 = inverse ? 1.0 / <f32>n : 1;
  product(u, x, chirp, n, sign, 1, 1);
  memory.fill(u + (n << 3), 0, (m - n) << 3);
  transformOne(u, v, m, inner + RADICES, count, table, rest, false);
  product(u, v, spectrum, m, 1, 1, 1);
  transformOne(u, v, m, inner + RADICES, count, table, rest, true);
  product(y, v, chirp, n, 1, scale, sign * scale);
}

function rader(x: usize, y: usize, plan: usize, work: usize, inverse: bool): void {
  const n: usize = load<u32>(plan, 4), inner: usize = load<u32>(plan, 16), m = n - 1, powers: usize = load<u32>(plan, 24);
  const u = work, v = u + (m << 3), rest = v + (m << 3), count: usize = load<u32>(inner, 8), table: usize = load<u32>(inner, 12);
  const sign: f32 = inverse ? -1 : 1, scale: f32 = inverse ? 1.0 / <f32>n : 1, flip = f32x4(1, sign, 1, sign), first = mul(flip, v128.load64_zero(x));
  const end = powers + (m << 2);
  for (let p = powers, to = u; p < end; p += 4, to += 8) v128.store_lane<f64>(to, mul(flip, v128.load64_zero(x + load<u32>(p))), 0);
  transformOne(u, v, m, inner + RADICES, count, table, rest, false);
  const total = add(first, v128.load64_zero(v));
  product(u, v, load<u32>(plan, 28), m, 1, 1, 1);
  transformOne(u, v, m, inner + RADICES, count, table, rest, true);
  const factors = mul(flip, f32x4.splat(scale));
  v128.store_lane<f64>(y, mul(factors, total), 0);
  let from = v + 8;
  for (let p = end - 4; p > powers; p -= 4, from += 8) v128.store_lane<f64>(y + load<u32>(p), mul(factors, add(first, v128.load64_zero(from))), 0);
  v128.store_lane<f64>(y + 8, mul(factors, add(first, v128.load64_zero(v))), 0);
}

/** `rows` rows of complex numbers, xRow and yRow bytes apart. */
function transformRows(
  x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, plan: usize, work: usize, inverse: bool,
): void {
  const kind = load<u32>(plan), n: usize = load<u32>(plan, 4), count: usize = load<u32>(plan, 8), table: usize = load<u32>(plan, 12);
  if (kind == 1) {
    for (let r: usize = 0; r < rows; r += 4, x += xRow << 2, y += yRow << 2) {
      transformFour(x, xRow, y, yRow, min<usize>(4, rows - r), n, plan + RADICES, count, table, work, inverse);
    }
  } else {
    for (let r: usize = 0; r < rows; r++, x += xRow, y += yRow) {
      if (kind == 0) transformOne(x, y, n, plan + RADICES, count, table, work, inverse);
      else if (kind == 2) bluestein(x, y, plan, work, inverse);
      else if (kind == 4) rader(x, y, plan, work, inverse);
      else {
        const inner: usize = load<u32>(plan, 16);
        transformLong(
          x, y, n >> 4, inner + RADICES, load<u32>(inner, 8), load<u32>(inner, 12), load<u32>(plan, 24), work, inverse,
        );
      }
    }
  }
}

/** Complex transforms of `batch` rows of n, interleaved; forward with exp(-2 pi i j k / n), inverse scaled by 1 / n. */
export function fft(x: usize, y: usize, n: usize, batch: usize, plan: usize, work: usize, inverse: i32): void {
  transformRows(x, n << 3, y, n << 3, batch, plan, work, inverse != 0);
}

// Real rows of even length n are h = n / 2 complex numbers z_j = x_2j + i x_(2j+1). With t_k = -i exp(-2 pi i k / n) / 2 and
// E = (Z_k + conj Z_(h-k)) / 2, D = Z_k - conj Z_(h-k): X_k = E + t_k D, X_(h-k) = conj(E - t_k D); the same with conj t back.
/**
 * h (or h + 1) complex numbers at `from` to h + 1 (or h) at `to`, which may be `from`; t_1, t_2, … at `table`, four real parts,
 * four imaginary parts, and so on. */
// @ts-ignore: decorator
@inline function pairUp(from: usize, to: usize, h: usize, table: usize, inverse: bool): void {
  const r0 = load<f32>(from), i0 = inverse ? load<f32>(from + (h << 3)) : load<f32>(from, 4);
  let a = from + 8, b = from + (h << 3) - 8, t = table;
  const shift = to - from, half = f32x4.splat(0.5);
  for (; a + 24 <= b - 24; a += 32, b -= 32, t += 32) { // the last a may be the last b: both results are the same there
    let u = v128.load(a), v = v128.load(a, 16);
    const ar = v128.shuffle<f32>(u, v, 0, 2, 4, 6), ai = v128.shuffle<f32>(u, v, 1, 3, 5, 7), c = b - 24;
    u = v128.load(c); v = v128.load(c, 16);
    const br = v128.shuffle<f32>(v, u, 2, 0, 6, 4), bi = v128.shuffle<f32>(v, u, 3, 1, 7, 5);
    const tr = v128.load(t), ti = v128.load(t, 16);
    const er = mul(half, add(ar, br)), ei = mul(half, sub(ai, bi)), dr = sub(ar, br), di = add(ai, bi);
    const pr = inverse ? madd(di, ti, mul(dr, tr)) : nmadd(di, ti, mul(dr, tr));
    const pi = inverse ? nmadd(dr, ti, mul(di, tr)) : madd(dr, ti, mul(di, tr));
    const xr = add(er, pr), xi = add(ei, pi), yr = sub(er, pr), yi = sub(pi, ei);
    v128.store(a + shift, v128.shuffle<f32>(xr, xi, 0, 4, 1, 5)); v128.store(a + shift, v128.shuffle<f32>(xr, xi, 2, 6, 3, 7), 16);
    v128.store(c + shift, v128.shuffle<f32>(yr, yi, 3, 7, 2, 6)); v128.store(c + shift, v128.shuffle<f32>(yr, yi, 1, 5, 0, 4), 16);
  }
  for (let lane: usize = 0; a <= b; a += 8, b -= 8, lane++) {
    const ar = load<f32>(a), ai = load<f32>(a, 4), br = load<f32>(b), bi = load<f32>(b, 4);
    const at = t + (lane >> 2 << 5) + ((lane & 3) << 2);
    const tr = load<f32>(at), ti = inverse ? -load<f32>(at, 16) : load<f32>(at, 16);
    const er = (ar + br) * 0.5, ei = (ai - bi) * 0.5, dr = ar - br, di = ai + bi, pr = dr * tr - di * ti, pi = dr * ti + di * tr;
    store<f32>(a + shift, er + pr); store<f32>(a + shift, ei + pi, 4);
    store<f32>(b + shift, er - pr); store<f32>(b + shift, pi - ei, 4);
  }
  if (inverse) {
    store<f32>(to, (r0 + i0) * 0.5);
    store<f32>(to, (r0 - i0) * 0.5, 4);
  } else {
    store<f32>(to, r0 + i0);
    store<f32>(to, 0, 4);
    store<f32>(to + (h << 3), r0 - i0);
    store<f32>(to + (h << 3), 0, 4);
  }
}

/**
 * Real rows of n to n / 2 + 1 (rounded down) complex numbers, or back (the imaginary parts of bin 0 and, n even, bin n / 2 do
 * not count). plan is a real one; or one for n / 2 if n is even, for n if it is odd: then rows are made complex, four at a time.
 * Scratch `rows`: 2 x 4 rows of n complex numbers if n is odd, 4 of n / 2 if it is even.
 */
export function fftReal(
  x: usize, y: usize, n: usize, batch: usize, plan: usize, table: usize, rows: usize, work: usize, inverse: i32,
): void {
  const h = n >> 1, bins = (h + 1) << 3, samples = n << 2, row = n << 3, other = rows + (row << 2);
  if (load<u32>(plan) == 3) {
    const own: usize = load<u32>(plan, 12);
    for (let b: usize = 0; b < batch; b++) {
      if (inverse) realInverse(x + b * bins, y + b * samples, n, own, work);
      else realForward(x + b * samples, y + b * bins, n, own, work);
    }
    return;
  }
  if (!(n & 1) && !inverse) {
    transformRows(x, samples, y, bins, batch, plan, work, false);
    for (let b: usize = 0; b < batch; b++, y += bins) pairUp(y, y, h, table, false);
    return;
  }
  for (let b: usize = 0; b < batch; b += 4) {
    const here = min<usize>(4, batch - b);
    if (!(n & 1)) {
      for (let r: usize = 0; r < here; r++, x += bins) pairUp(x, rows + r * (h << 3), h, table, true);
      transformRows(rows, h << 3, y, samples, here, plan, work, true);
      y += samples * here;
    } else if (!inverse) {
      for (let p = rows, end = rows + here * row; p < end; p += 8, x += 4) {
        store<f32>(p, load<f32>(x));
        store<f32>(p, 0, 4);
      }
      transformRows(rows, row, other, row, here, plan, work, false);
      for (let r: usize = 0; r < here; r++, y += bins) memory.copy(y, other + r * row, bins);
    } else {
      for (let r: usize = 0; r < here; r++, x += bins) {
        const p = rows + r * row;
        memory.copy(p, x, bins);
        store<f32>(p, 0, 4);
        for (let k: usize = 8; k < bins; k += 8) {
          store<f32>(p + row - k, load<f32>(x + k));
          store<f32>(p + row - k, -load<f32>(x + k, 4), 4);
        }
      }
      transformRows(rows, row, other, row, here, plan, work, true);
      for (let p = other, end = other + here * row; p < end; p += 8, y += 4) store<f32>(y, load<f32>(p));
    }
  }
}
