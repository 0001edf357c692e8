import { add, sub, mul, madd, nmadd } from "./lib/simd";
import { Here, Next, forwardRoot, inverseFour } from "./lib/ring";
import { childBytes, elementBytes, multiplyBelowRoot, multiplyChild, multiplyPoint } from "./lib/ringProduct";
import { loadLanes, storeLanes } from "./lib/lanes";

// exp(i pi / 4) = (C4, C4); exp(i pi / 8) = (C8, S8); exp(3 i pi / 8) = (S8, C8): mu^2, mu, mu^3 of the root z^n - i.
const C4: f32 = 0.7071067811865476;
const C8: f32 = 0.9238795325112867;
const S8: f32 = 0.3826834323650898;

/**
 * Up to four channel groups (one cache line of a channel-last row) take their first and last stage together, a tile of
 * rows at a time, so that every line of x and y is touched once while it is in the first-level cache. The elements of
 * group g lie g * apart bytes on, the last group's channels `lastOffset` bytes on: it overlaps the one before where dim is
 * no multiple of four.
 */
const TOGETHER: usize = 4;
/** Blocks of so many points are done in STAGES calls, for one would take longer than an abort may wait. */
const LONG: usize = 131072;
const STAGES: usize = 32;
/** Rows of a stream of the last stage from which on lines are read ahead; below it costs more than it saves. */
const FAR: usize = 512;
/** Rows of a tile, even: of the streams of a stage, no more than four lines fall on one set of a 4 KB cache way. */
// @ts-ignore: decorator
@inline function tileOf(row: usize, rows: usize): usize {
  return min(rows, max<usize>(2, min<usize>(32, 4096 / row) & ~1));
}

/** A butterfly of the first stage: rows at x, x + f, x + f2, x + f3 to elements at e, e + q, e + q2, e + q3. */
// @ts-ignore: decorator
@inline function realButterfly<T>(
  x: usize, f: usize, f2: usize, f3: usize, e: usize, q: usize, q2: usize, q3: usize, c4: v128, c8: v128, s8: v128,
  zero: v128,
): void {
  const at = offsetof<T>(), e1 = e + q, e2 = e + q2, e3 = e + q3;
  const xb = v128.load(x + f), xd = v128.load(x + f3), b8 = mul(xb, c8), bs = mul(xb, s8);
  const ur = madd(xd, s8, b8), ui = madd(xd, c8, bs), vr = nmadd(xd, s8, b8), vi = nmadd(xd, c8, bs);
  const t = mul(v128.load(x + f2), c4), xa = v128.load(x), sr = add(xa, t), tr = sub(xa, t);
  v128.store(e, add(sr, ur), at); v128.store(e, add(t, ui), at + 16);
  v128.store(e1, sub(sr, ur), at); v128.store(e1, sub(t, ui), at + 16);
  v128.store(e2, sub(tr, vi), at); v128.store(e2, sub(vr, t), at + 16);
  v128.store(e3, add(tr, vi), at); v128.store(e3, sub(sub(zero, vr), t), at + 16);
}

/** The same of x - i z, z = x + back. */
// @ts-ignore: decorator
@inline function complexButterfly(
  x: usize, back: usize, f: usize, f2: usize, f3: usize, e: usize, q: usize, q2: usize, q3: usize, c4: v128, c8: v128, s8: v128,
  zero: v128,
): void {
  const z = x + back;
  let xr = v128.load(x + f), xi = v128.load(z + f); // (xr - i xi) (wr + i wi) = xr wr + xi wi + i (xr wi - xi wr)
  const br = madd(xi, s8, mul(xr, c8)), bi = nmadd(xi, c8, mul(xr, s8));
  xr = v128.load(x + f3); xi = v128.load(z + f3);
  const dr = madd(xi, c8, mul(xr, s8)), di = nmadd(xi, s8, mul(xr, c8));
  const ur = add(br, dr), ui = add(bi, di), vr = sub(br, dr), vi = sub(bi, di);
  xr = v128.load(x + f2); xi = v128.load(z + f2);
  const cr = mul(c4, add(xr, xi)), ci = mul(c4, sub(xr, xi));
  const ar = v128.load(x), ai = v128.load(z);
  const sr = add(ar, cr), si = sub(ci, ai), tr = sub(ar, cr), ti = add(ai, ci); // imaginary parts: si, -ti
  v128.store(e, add(sr, ur)); v128.store(e, add(si, ui), 16);
  v128.store(e + q, sub(sr, ur)); v128.store(e + q, sub(si, ui), 16);
  v128.store(e + q2, sub(tr, vi)); v128.store(e + q2, sub(vr, ti), 16);
  v128.store(e + q3, add(tr, vi)); v128.store(e + q3, sub(sub(zero, vr), ti), 16);
}

/**
 * First stage, radix 4, of x - i z (complex) or x. x, z: `size` rows, `row` bytes apart, z = x + back. Butterflies
 * start … stop - 1 of size / 4.
 */
// @ts-ignore: decorator
@inline function first4(
  s: usize, apart: usize, groups: usize, lastOffset: usize, x: usize, back: usize, row: usize, size: usize, start: usize,
  stop: usize, complex: bool,
): void {
  const n = size >> 2, tile = tileOf(row, n), f = n * row, f2 = f << 1, f3 = f2 + f;
  const q = childBytes(size), q2 = q << 1, q3 = q2 + q;
  const c4 = f32x4.splat(C4), c8 = f32x4.splat(C8), s8 = f32x4.splat(S8), zero = f32x4.splat(0);
  x += start * row;
  for (let j = start; j < stop; j += tile, x += tile * row) {
    for (let g: usize = 0; g < groups; g++) {
      let e = s + g * apart + (j << 5), p = x + min(g << 4, lastOffset);
      const end = e + (min(tile, stop - j) << 5);
      if (complex) for (; e < end; e += 32, p += row) complexButterfly(p, back, f, f2, f3, e, q, q2, q3, c4, c8, s8, zero);
      else {
        for (; e < end; e += 64, p += row) {
          realButterfly<Here>(p, f, f2, f3, e, q, q2, q3, c4, c8, s8, zero);
          p += row;
          realButterfly<Next>(p, f, f2, f3, e, q, q2, q3, c4, c8, s8, zero);
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline function emit(y: usize, v: v128, toGate: usize, gated: bool): void {
  v128.store(y, gated ? mul(v, v128.load(y + toGate)) : v);
}

/** A butterfly of the last stage: elements to rows. */
// @ts-ignore: decorator
@inline function lastButterfly<T>(
  e: usize, q: usize, q2: usize, q3: usize, y: usize, f: usize, f2: usize, f3: usize, toGate: usize, c4: v128, c8: v128,
  s8: v128, gated: bool,
): void {
  const at = offsetof<T>(), e1 = e + q, e2 = e + q2, e3 = e + q3;
  let xr = v128.load(e, at), xi = v128.load(e, at + 16), zr = v128.load(e1, at), zi = v128.load(e1, at + 16);
  const sr = add(xr, zr), si = add(xi, zi), ur = sub(xr, zr), ui = sub(xi, zi);
  xr = v128.load(e2, at); xi = v128.load(e2, at + 16); zr = v128.load(e3, at); zi = v128.load(e3, at + 16);
  const tr = add(xr, zr), ti = add(xi, zi), vr = sub(xi, zi), vi = sub(zr, xr);
  emit(y, add(sr, tr), toGate, gated);
  emit(y + f2, mul(c4, add(sub(sr, tr), sub(si, ti))), toGate, gated);
  emit(y + f, madd(c8, add(ur, vr), mul(s8, add(ui, vi))), toGate, gated);
  emit(y + f3, madd(s8, sub(ur, vr), mul(c8, sub(ui, vi))), toGate, gated);
}

/**
 * Last stage, radix 4, real part only, to `size` rows of y, times the gate at y + toGate if `gated`; butterflies as above. Lines to
 * be written are read a tile ahead, one with each butterfly: a group takes the stream of its number.
 */
// @ts-ignore: decorator
@inline function last4(
  s: usize, apart: usize, groups: usize, lastOffset: usize, y: usize, toGate: usize, row: usize, size: usize, start: usize,
  stop: usize, gated: bool,
): void {
  const n = size >> 2, tile = tileOf(row, n), f = n * row, f2 = f << 1, f3 = f2 + f, far = n >= FAR;
  const q = childBytes(size), q2 = q << 1, q3 = q2 + q;
  const c4 = f32x4.splat(C4), c8 = f32x4.splat(C8), s8 = f32x4.splat(S8);
  y += start * row;
  for (let j = start; j < stop; j += tile, y += tile * row) {
    for (let g: usize = 0; g < groups; g++) {
      let e = s + g * apart + (j << 5), p = y + min(g << 4, lastOffset), next = far && j + 2 * tile <= stop ? y + g * f + tile * row : y;
      const end = e + (min(tile, stop - j) << 5), step = next == y ? 0 : row;
      if (gated) {
        for (; e < end; e += 32, p += row, next += step) {
          load<u8>(next); load<u8>(next + toGate);
          lastButterfly<Here>(e, q, q2, q3, p, f, f2, f3, toGate, c4, c8, s8, true);
        }
      } else {
        for (; e < end; e += 64, p += row, next += step) {
          load<u8>(next); load<u8>(next += step);
          lastButterfly<Here>(e, q, q2, q3, p, f, f2, f3, 0, c4, c8, s8, false);
          p += row;
          lastButterfly<Next>(e, q, q2, q3, p, f, f2, f3, 0, c4, c8, s8, false);
        }
      }
    }
  }
}

/** Sizes 1, 2 and 4, one group: rows of x - i z at x and x + back to rows at y, 64 bytes apart. */
function tiny(s: usize, x: usize, back: usize, y: usize, size: usize, h: usize, table: usize, complex: bool): void {
  for (let j: usize = 0; j < size; j++) {
    v128.store(s + (j << 5), v128.load(x + (j << 6)));
    v128.store(s + (j << 5), complex ? f32x4.neg(v128.load(x + back + (j << 6))) : f32x4.splat(0), 16);
  }
  forwardRoot(s, size, table);
  for (let j: usize = 0; j < size; j++) multiplyPoint(s + (j << 5), h + (j << 5));
  if (size == 4) inverseFour(s, table);
  else if (size == 2) {
    const ar = v128.load(s), ai = v128.load(s, 16), br = v128.load(s, 32), bi = v128.load(s, 48);
    v128.store(s, add(ar, br));
    v128.store(s, mul(f32x4.splat(C4), add(sub(ar, br), sub(ai, bi))), 32);
  }
  for (let j: usize = 0; j < size; j++) v128.store(y + (j << 6), v128.load(s + (j << 5)));
}

// Of a block of `size` points in STAGES stages: four for each step, each a quarter of it. All of them where there is one.
const GATHER: usize = 0;
const FIRST: usize = 1;
/** One channel group after the other, a child of its root in each stage. */
const BELOW: usize = 2;
const LAST: usize = 6;
const SCATTER: usize = 7;
const EVERY: usize = 8;

/** The product of `groups` channel groups of one block: x - i z in, y out, all rows there. The gate is at y + toGate. */
function product(
  s: usize, groups: usize, lastOffset: usize, x: usize, back: usize, fromRow: usize, y: usize, toGate: usize, toRow: usize,
  size: usize, spectrum: usize, table: usize, complex: bool, gated: bool, step: usize, quarter: usize,
): void {
  const apart = elementBytes(size), all = step == EVERY;
  const start: usize = all ? 0 : quarter * (size >> 4), stop = all ? size >> 2 : start + (size >> 4);
  if (all || step == FIRST) {
    if (complex) first4(s, apart, groups, lastOffset, x, back, fromRow, size, start, stop, true);
    else first4(s, apart, groups, lastOffset, x, 0, fromRow, size, start, stop, false);
  }
  if (all) for (let g: usize = 0; g < groups; g++) multiplyBelowRoot(s + g * apart, size, table, spectrum + g * (size << 5));
  else if (step >= BELOW && step < BELOW + groups) {
    const g = step - BELOW;
    multiplyChild(s + g * apart, size, quarter, table, spectrum + g * (size << 5));
  }
  if (all || step == LAST) {
    if (gated) last4(s, apart, groups, lastOffset, y, toGate, toRow, size, start, stop, true);
    else last4(s, apart, groups, lastOffset, y, 0, toRow, size, start, stop, false);
  }
}

/** Rows of 64 bytes: rows first … first + count - 1 of n at src, `groups` groups of each, zero where there is no row. */
function gather(
  dst: usize, src: usize, row: usize, n: isize, first: isize, count: isize, groups: usize, lastOffset: usize, width: usize,
): void {
  const zero = f32x4.splat(0);
  for (let i = first; i < first + count; i++, dst += 64) {
    const p = src + i * row;
    for (let g: usize = 0; g < groups; g++) {
      const o = min(g << 4, lastOffset);
      v128.store(dst + o, i < 0 || i >= n ? zero : width == 4 ? v128.load(p + o) : loadLanes(p, width));
    }
  }
}
/** Rows of 64 bytes back to `count` rows at dst, times the gate at dst + toGate if `gated`. */
function scatter(
  dst: usize, toGate: usize, row: usize, src: usize, count: usize, groups: usize, lastOffset: usize, width: usize, gated: bool,
): void {
  for (let i: usize = 0; i < count; i++, dst += row, src += 64) {
    for (let g: usize = 0; g < groups; g++) {
      const o = min(g << 4, lastOffset), v = v128.load(src + o), p = dst + o;
      if (width == 4) emit(p, v, toGate, gated);
      else storeLanes(p, gated ? mul(v, loadLanes(p + toGate, width)) : v, width);
    }
  }
}

/**
 * Unit ((q batch + b) blocks + k) stages + t: block k of quad q of channel groups of sequence b, so that neighbours share
 * spectra; of a LONG block one of STAGES stages t, which one thread does in order.
 * Scratch: skewed elements of four groups; then, where a block of x or y has missing rows or channels (n no multiple of
 * size, overlap-save, dim < 4) or size < 8, two areas of `size` rows of 64 bytes, three if size < 8. See src/ops/toeplitz.ts.
 */
export function toeplitz(
  x: usize, spectrum: usize, gate: usize, y: usize, batch: usize, n: usize, dim: usize, size: usize, firstLag: isize,
  hasGate: i32, table: usize, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, width = min<usize>(4, dim), blocked = size < n, gated = hasGate != 0;
  const blocks = (n + size - 1) / size, groupCount = (dim + 3) >> 2, direct = width == 4 && size >= 8;
  const area = scratch + TOGETHER * elementBytes(size), previousArea = area + (size << 6), toGate = gate - y;
  const stages: usize = size < LONG ? 1 : STAGES;
  for (let unit = begin; unit < end; unit++) {
    const block = unit / stages, step = stages == 1 ? EVERY : unit % stages >> 2, quarter = unit & 3;
    const k = block % blocks, sequence = block / blocks, b = sequence % batch, group = sequence / batch * TOGETHER;
    const groups = min(TOGETHER, groupCount - group), channel = min(group << 2, dim - width) << 2;
    const lastOffset = (min((group + groups - 1) << 2, dim - width) << 2) - channel, h = spectrum + group * (size << 5);
    const first = k * size, rows = min(size, n - first), base = b * n * row + channel;
    const current = blocked ? <isize>first - firstLag : 0, previous: isize = current - size;
    const to = y + base + first * row, toWhole = direct && rows == size;
    // The rows to gather and scatter in this stage.
    const some = step == EVERY ? size : size >> 2, begun: usize = step == EVERY ? 0 : quarter * some;

    let from = x + base + current * row, back: usize = 0 - size * row, fromRow = row;
    if (!direct || current + <isize>size > <isize>n || (blocked ? previous : current) < 0) {
      if (step == EVERY || step == GATHER) {
        const offset = begun << 6;
        gather(area + offset, x + base, row, n, current + begun, some, groups, lastOffset, width);
        if (blocked) gather(previousArea + offset, x + base, row, n, previous + begun, some, groups, lastOffset, width);
      }
      from = area; back = previousArea - area; fromRow = 64;
    }
    const target = toWhole ? to : size < 8 ? previousArea + (size << 6) : area, targetRow = toWhole ? row : 64;
    if (size < 8) {
      for (let g: usize = 0; g < groups; g++) {
        const o = min(g << 4, lastOffset);
        tiny(scratch, area + o, back, target + o, size, h + g * (size << 5), table, blocked);
      }
    } else {
      const g = gated && toWhole;
      product(scratch, groups, lastOffset, from, back, fromRow, target, toGate, targetRow, size, h, table, blocked, g, step, quarter);
    }
    if (!toWhole && begun < rows && (step == EVERY || step == SCATTER)) {
      const count = min(some, rows - begun);
      scatter(to + begun * row, toGate, row, target + (begun << 6), count, groups, lastOffset, width, gated);
    }
  }
}
