import { add, sub, mul, madd, nmadd } from "./lib/simd";
import { multiplyBelowRoot } from "./lib/ring";
import { gatherRows, scatterRows } from "./lib/lanes";

// exp(i pi / 4) = (C4, C4); exp(i pi / 8) = (C8, S8); exp(3 i pi / 8) = (S8, C8): mu^2, mu, mu^3 of the root z^n - i.
const C4: f32 = 0.7071067811865476;
const C8: f32 = 0.9238795325112867;
const S8: f32 = 0.3826834323650898;

/**
 * A run of rows j … j + count - 1 of a block of `size` rows in fourths or halves: source or target pointers and their
 * strides. Rows that do not exist are read from zeros and written to waste, with stride 0, so that no loop has a tail.
 */
// @ts-ignore: decorator
@inline function rowAt(base: usize, at: usize, row: usize, rows: usize, none: usize): usize {
  return at < rows ? base + at * row : none;
}
// @ts-ignore: decorator
@inline function strideOf(p: usize, none: usize, row: usize): usize {
  return p == none ? 0 : row;
}
/** First row after j at which the set of existing fractions changes. */
function runEnd(j: usize, fraction: usize, fractions: usize, rows: usize): usize {
  let end = fraction;
  for (let k: usize = 0; k < fractions; k++) {
    const edge = rows - k * fraction;
    if (k * fraction < rows && edge > j && edge < end) end = edge;
  }
  return end;
}

/** First stage, radix 4, real rows of x: elements at s; the first `rows` of `size` rows exist. */
function firstReal4(s: usize, x: usize, row: usize, rows: usize, size: usize, zero: usize): void {
  const f = size >> 2, q = size << 3, q2 = q << 1, q3 = q2 + q;
  const c4 = f32x4.splat(C4), c8 = f32x4.splat(C8), s8 = f32x4.splat(S8);
  for (let j: usize = 0; j < f; ) {
    const end = runEnd(j, f, 4, rows);
    let a = rowAt(x, j, row, rows, zero), b = rowAt(x, j + f, row, rows, zero);
    let c = rowAt(x, j + 2 * f, row, rows, zero), d = rowAt(x, j + 3 * f, row, rows, zero);
    const ra = strideOf(a, zero, row), rb = strideOf(b, zero, row), rc = strideOf(c, zero, row), rd = strideOf(d, zero, row);
    for (const last = s + ((end - j) << 5); s < last; s += 32, a += ra, b += rb, c += rc, d += rd) {
      const xb = v128.load(b), xd = v128.load(d);
      const b8 = mul(xb, c8), bs = mul(xb, s8);
      const ur = madd(xd, s8, b8), ui = madd(xd, c8, bs), vr = nmadd(xd, s8, b8), vi = nmadd(xd, c8, bs);
      const t = mul(v128.load(c), c4), xa = v128.load(a);
      const p = add(xa, t), m = sub(xa, t);
      v128.store(s, add(p, ur)); v128.store(s, add(t, ui), 16);
      v128.store(s + q, sub(p, ur)); v128.store(s + q, sub(t, ui), 16);
      v128.store(s + q2, sub(m, vi)); v128.store(s + q2, sub(vr, t), 16);
      v128.store(s + q3, add(m, vi)); v128.store(s + q3, f32x4.neg(add(t, vr)), 16);
    }
    j = end;
  }
}

/** First stage, radix 2, real rows. */
function firstReal2(s: usize, x: usize, row: usize, rows: usize, size: usize, zero: usize): void {
  const f = size >> 1, q = size << 4, c4 = f32x4.splat(C4);
  for (let j: usize = 0; j < f; ) {
    const end = runEnd(j, f, 2, rows);
    let a = rowAt(x, j, row, rows, zero), b = rowAt(x, j + f, row, rows, zero);
    const ra = strideOf(a, zero, row), rb = strideOf(b, zero, row);
    for (const last = s + ((end - j) << 5); s < last; s += 32, a += ra, b += rb) {
      const xa = v128.load(a), t = mul(v128.load(b), c4);
      v128.store(s, add(xa, t)); v128.store(s, t, 16);
      v128.store(s + q, sub(xa, t)); v128.store(s + q, f32x4.neg(t), 16);
    }
    j = end;
  }
}

/** First stage, radix 4, of x - i z: all `size` rows of both exist. */
function firstComplex4(s: usize, x: usize, z: usize, row: usize, size: usize): void {
  const f = (size >> 2) * row, f2 = f << 1, f3 = f2 + f, q = size << 3, q2 = q << 1, q3 = q2 + q;
  const c4 = f32x4.splat(C4), c8 = f32x4.splat(C8), s8 = f32x4.splat(S8);
  for (const end = s + q; s < end; s += 32, x += row, z += row) {
    let xr = v128.load(x + f), xi = v128.load(z + f); // (xr - i xi) (wr + i wi) = xr wr + xi wi + i (xr wi - xi wr)
    const br = madd(xi, s8, mul(xr, c8)), bi = nmadd(xi, c8, mul(xr, s8));
    xr = v128.load(x + f3); xi = v128.load(z + f3);
    const dr = madd(xi, c8, mul(xr, s8)), di = nmadd(xi, s8, mul(xr, c8));
    const ur = add(br, dr), ui = add(bi, di), vr = sub(br, dr), vi = sub(bi, di);
    xr = v128.load(x + f2); xi = v128.load(z + f2);
    const cr = mul(c4, add(xr, xi)), ci = mul(c4, sub(xr, xi));
    const ar = v128.load(x), ai = v128.load(z);
    const sr = add(ar, cr), si = sub(ci, ai), tr = sub(ar, cr), ti = add(ai, ci); // si, -ti are imaginary parts
    v128.store(s, add(sr, ur)); v128.store(s, add(si, ui), 16);
    v128.store(s + q, sub(sr, ur)); v128.store(s + q, sub(si, ui), 16);
    v128.store(s + q2, sub(tr, vi)); v128.store(s + q2, sub(vr, ti), 16);
    v128.store(s + q3, add(tr, vi)); v128.store(s + q3, f32x4.neg(add(ti, vr)), 16);
  }
}

/** First stage, radix 2, of x - i z. */
function firstComplex2(s: usize, x: usize, z: usize, row: usize, size: usize): void {
  const f = (size >> 1) * row, q = size << 4, c4 = f32x4.splat(C4);
  for (const end = s + q; s < end; s += 32, x += row, z += row) {
    const xr = v128.load(x + f), xi = v128.load(z + f), br = mul(c4, add(xr, xi)), bi = mul(c4, sub(xr, xi));
    const ar = v128.load(x), ai = v128.load(z);
    v128.store(s, add(ar, br)); v128.store(s, sub(bi, ai), 16);
    v128.store(s + q, sub(ar, br)); v128.store(s + q, f32x4.neg(add(ai, bi)), 16);
  }
}

// @ts-ignore: decorator
@inline function emit(y: usize, v: v128, g: usize, gated: bool): void {
  v128.store(y, gated ? mul(v, v128.load(g)) : v);
}

/** Last stage, radix 4, real part only, times the gate if there is one: the first `rows` rows of the block to y. */
// @ts-ignore: decorator
@inline function last4(
  s: usize, y: usize, g: usize, row: usize, rows: usize, size: usize, zero: usize, waste: usize, gated: bool,
): void {
  const f = size >> 2, q = size << 3, q2 = q << 1, q3 = q2 + q;
  const c4 = f32x4.splat(C4), c8 = f32x4.splat(C8), s8 = f32x4.splat(S8), toGate = g - y;
  for (let j: usize = 0; j < f; ) {
    const end = runEnd(j, f, 4, rows);
    let a = rowAt(y, j, row, rows, waste), b = rowAt(y, j + f, row, rows, waste);
    let c = rowAt(y, j + 2 * f, row, rows, waste), d = rowAt(y, j + 3 * f, row, rows, waste);
    const ra = strideOf(a, waste, row), rb = strideOf(b, waste, row), rc = strideOf(c, waste, row), rd = strideOf(d, waste, row);
    const ga = a == waste ? zero - waste : toGate, gb = b == waste ? zero - waste : toGate;
    const gc = c == waste ? zero - waste : toGate, gd = d == waste ? zero - waste : toGate;
    for (const last = s + ((end - j) << 5); s < last; s += 32, a += ra, b += rb, c += rc, d += rd) {
      let xr = v128.load(s), xi = v128.load(s, 16), zr = v128.load(s + q), zi = v128.load(s + q, 16);
      const sr = add(xr, zr), si = add(xi, zi), ur = sub(xr, zr), ui = sub(xi, zi);
      xr = v128.load(s + q2); xi = v128.load(s + q2, 16); zr = v128.load(s + q3); zi = v128.load(s + q3, 16);
      const tr = add(xr, zr), ti = add(xi, zi), vr = sub(xi, zi), vi = sub(zr, xr);
      emit(a, add(sr, tr), a + ga, gated);
      emit(c, mul(c4, add(sub(sr, tr), sub(si, ti))), c + gc, gated);
      emit(b, madd(c8, add(ur, vr), mul(s8, add(ui, vi))), b + gb, gated);
      emit(d, madd(s8, sub(ur, vr), mul(c8, sub(ui, vi))), d + gd, gated);
    }
    j = end;
  }
}

/** Last stage, radix 2. */
// @ts-ignore: decorator
@inline function last2(
  s: usize, y: usize, g: usize, row: usize, rows: usize, size: usize, zero: usize, waste: usize, gated: bool,
): void {
  const f = size >> 1, q = size << 4, c4 = f32x4.splat(C4), toGate = g - y;
  for (let j: usize = 0; j < f; ) {
    const end = runEnd(j, f, 2, rows);
    let a = rowAt(y, j, row, rows, waste), b = rowAt(y, j + f, row, rows, waste);
    const ra = strideOf(a, waste, row), rb = strideOf(b, waste, row);
    const ga = a == waste ? zero - waste : toGate, gb = b == waste ? zero - waste : toGate;
    for (const last = s + ((end - j) << 5); s < last; s += 32, a += ra, b += rb) {
      const xr = v128.load(s), xi = v128.load(s, 16), zr = v128.load(s + q), zi = v128.load(s + q, 16);
      emit(a, add(xr, zr), a + ga, gated);
      emit(b, mul(c4, add(sub(xr, zr), sub(xi, zi))), b + gb, gated);
    }
    j = end;
  }
}
function lastPlain(s: usize, y: usize, row: usize, rows: usize, size: usize, zero: usize, waste: usize): void {
  if (size == 1) v128.store(y, v128.load(s));
  else if (ctz(size) & 1) last2(s, y, 0, row, rows, size, zero, waste, false);
  else last4(s, y, 0, row, rows, size, zero, waste, false);
}
function lastGated(s: usize, y: usize, g: usize, row: usize, rows: usize, size: usize, zero: usize, waste: usize): void {
  if (size == 1) v128.store(y, mul(v128.load(s), v128.load(g)));
  else if (ctz(size) & 1) last2(s, y, g, row, rows, size, zero, waste, true);
  else last4(s, y, g, row, rows, size, zero, waste, true);
}

/**
 * Unit (g batch + b) blocks + k: block k of channel group g of sequence b, so that neighbours share their spectrum.
 * Scratch: 16 bytes of zeros, 16 of waste, to 64; `size` elements; then, where rows must be gathered (dim < 4, or blocks
 * that reach over an end), four areas of `size` rows of 16 bytes. See src/ops/toeplitz.ts.
 */
export function toeplitz(
  x: usize, spectrum: usize, gate: usize, y: usize, batch: usize, n: usize, dim: usize, size: usize, firstLag: isize,
  hasGate: i32, table: usize, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, width = min<usize>(4, dim), narrow = width < 4, blocked = size < n;
  const blocks = blocked ? (n + size - 1) / size : 1;
  const zero = scratch, waste = scratch + 16, s = scratch + 64, area = s + (size << 5), areaBytes = size << 4;
  const even = !(ctz(size) & 1);
  v128.store(zero, f32x4.splat(0));
  for (let unit = begin; unit < end; unit++) {
    const k = unit % blocks, sequence = unit / blocks, b = sequence % batch, g = sequence / batch;
    const offset = b * n * row + (min<usize>(g << 2, dim - width) << 2);
    const first = k * size, rows = min(size, n - first), h = spectrum + g * (size << 5);

    let from = x + offset, step = row;
    if (blocked) {
      const current: isize = <isize>first - firstLag, previous: isize = current - size;
      let z: usize;
      if (!narrow && previous >= 0 && current + <isize>size <= <isize>n) {
        from += current * row;
        z = from - size * row;
      } else {
        gatherRows(area, from, row, n, current, size, width);
        gatherRows(area + areaBytes, from, row, n, previous, size, width);
        from = area; z = area + areaBytes; step = 16;
      }
      if (size == 1) {
        v128.store(s, v128.load(from)); v128.store(s, f32x4.neg(v128.load(z)), 16);
      } else if (even) firstComplex4(s, from, z, step, size);
      else firstComplex2(s, from, z, step, size);
    } else {
      if (narrow) {
        gatherRows(area, from, row, n, 0, n, width);
        from = area; step = 16;
      }
      if (size == 1) {
        v128.store(s, v128.load(from)); v128.store(s, f32x4.splat(0), 16);
      } else if (even) firstReal4(s, from, step, rows, size, zero);
      else firstReal2(s, from, step, rows, size, zero);
    }

    multiplyBelowRoot(s, size, table, h);

    const to = y + offset + first * row;
    let target = to, factor = gate + offset + first * row;
    step = row;
    if (narrow) {
      target = area + 2 * areaBytes; step = 16;
      if (hasGate) {
        gatherRows(area + 3 * areaBytes, factor, row, rows, 0, rows, width);
        factor = area + 3 * areaBytes;
      }
    }
    if (hasGate) lastGated(s, target, factor, step, rows, size, zero, waste);
    else lastPlain(s, target, step, rows, size, zero, waste);
    if (narrow) scatterRows(to, row, target, rows, width);
  }
}
