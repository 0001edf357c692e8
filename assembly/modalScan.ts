import { add, madd, mul } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

// Rows at a time and groups of four channels in a unit (a cache line of a row), as in src/wasm/kernels/modalScan.ts.
const CHUNK: usize = 64;
const GROUPS: usize = 4;
// Bytes of a section: as given, and as expanded for double steps.
const SECTION: usize = 96;
const EXPANDED: usize = 160;

/**
 * Unit q batch + b: channels 16 q … 16 q + 15 of sequence b. Two samples a step: with p the state before,
 *   y0 = (c M) p + (c u) x0,  p' = M^2 p + M u x0 + u x1,  y1 = c p',  u = (1, 1),
 * ten multiply-adds per section where two single steps take twelve, and half the chain of dependences; (c u) is summed over the
 * sections and becomes one more tap of even rows. Up to three sections at a time have their states in registers while a piece
 * of the sequence streams by. See src/ops/modalScan.ts.
 */
export function modalScan(
  x: usize, taps: usize, counts: usize, sections: usize, gate: usize, state: usize, y: usize,
  batch: usize, n: usize, dim: usize, exact: usize, total: usize, hasGate: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const groups = (dim + 3) >> 2, perSequence = (exact * dim + (total << 3)) << 2, row = dim << 2;
  const kernel = scratch + total * EXPANDED, folds = kernel + ((groups * exact) << 4), pieces = folds + (groups << 4);
  const stride = (exact + CHUNK) << 4, inputs = pieces + (exact << 4), outputs = pieces + GROUPS * stride;
  if (n > 1 && begin < end) {
    const from = begin / batch * GROUPS, to = min<usize>(groups, ((end - 1) / batch + 1) * GROUPS);
    for (let g = from, s = sectionsBefore(counts, from); g < to; g++) {
      const count = countOf(counts, g), k = kernel + ((g * exact) << 4);
      for (let l: usize = 0; l < exact; l++) v128.store(k + (l << 4), loadUpTo(taps + l * row + (g << 4), dim - (g << 2)));
      v128.store(folds + (g << 4), expand(scratch + s * EXPANDED, sections + s * SECTION, count));
      s += count;
    }
  }
  for (let b: usize = 0; b < batch; b++) {
    // The units of this sequence, 64 rows of all of them before the next: rows are read and written whole, in order.
    const from = (begin + batch - 1 - b) / batch * GROUPS, to = min<usize>(groups, (end + batch - 1 - b) / batch * GROUPS);
    const first = sectionsBefore(counts, min(from, to)), history = state + b * perSequence, z = history + exact * row;
    if (n == 1) {
      for (let g = from, s = first; g < to; g++) {
        const at = g << 4, o = b * row + at, left = dim - (g << 2), count = countOf(counts, g);
        const v = step(
          loadUpTo(x + o, left), taps + at, sections + s * SECTION, history + at, z + (s << 5), exact, row, count, left);
        storeUpTo(y + o, hasGate ? mul(v, loadUpTo(gate + o, left)) : v, left);
        s += count;
      }
      continue;
    }
    for (let i: usize = 0; i < n && from < to; i += CHUNK) {
      const length = min<usize>(CHUNK, n - i);
      for (let quad = from, s = first; quad < to; quad += GROUPS) {
        const o = (b * n + i) * row + (quad << 4), left = dim - (quad << 2);
        gather(x + o, inputs, stride, row, length, left);
        for (let g = quad, d: usize = 0; d < GROUPS && g < to; g++, d++) {
          const count = countOf(counts, g), p = inputs + d * stride;
          moveHistory(history + (g << 4), p, row, exact, length, dim - (g << 2));
          piece(
            p, outputs + d * (CHUNK << 4), length, exact, kernel + ((g * exact) << 4), v128.load(folds + (g << 4)),
            z + (s << 5), scratch + s * EXPANDED, sections + s * SECTION, count);
          s += count;
        }
        scatter(outputs, y + o, hasGate ? gate + o : 0, row, length, left);
      }
    }
  }
}

/** Sections of the groups before g. */
function sectionsBefore(counts: usize, g: usize): usize {
  let sum: f32 = 0; // of integers far below 2^24
  for (const end = counts + (g << 2); counts < end; counts += 4) sum += load<f32>(counts);
  return <usize>sum;
}

// @ts-ignore: decorator
@inline function countOf(counts: usize, g: usize): usize {
  return <usize>load<f32>(counts + (g << 2));
}

/** One sample of four channels: returns y. */
// @ts-ignore: decorator
@inline function step(
  v: v128, taps: usize, k: usize, history: usize, z: usize, exact: usize, row: usize, count: usize, left: usize,
): v128 {
  let o = mul(v, loadUpTo(taps, left)), moved = v;
  for (let l: usize = 1; l <= exact; l++, history += row) {
    const past = loadUpTo(history, left);
    storeUpTo(history, moved, left);
    moved = past;
    taps += row;
    if (l < exact) o = madd(past, loadUpTo(taps, left), o);
  }
  let o2 = f32x4.splat(0);
  for (const stop = k + count * SECTION; k < stop; k += SECTION, z += 32) {
    const a = v128.load(z), b = v128.load(z, 16);
    const r = madd(v128.load(k, 16), b, madd(v128.load(k), a, moved));
    const s = madd(v128.load(k, 48), b, madd(v128.load(k, 32), a, moved));
    v128.store(z, r); v128.store(z, s, 16);
    o = madd(v128.load(k, 64), r, o); o2 = madd(v128.load(k, 80), s, o2);
  }
  return add(o, o2);
}

/** M^2, M u, c, c M of `count` sections to e, rounded once; returns the sum of c u. */
function expand(e: usize, k: usize, count: usize): v128 {
  let sum = f32x4.splat(0);
  for (const stop = k + count * SECTION; k < stop; k += SECTION, e += EXPANDED) {
    for (let lane: usize = 0; lane < 16; lane += 4) {
      const p = k + lane, o = e + lane;
      const m11 = <f64>load<f32>(p), m12 = <f64>load<f32>(p, 16), m21 = <f64>load<f32>(p, 32), m22 = <f64>load<f32>(p, 48);
      const c1 = <f64>load<f32>(p, 64), c2 = <f64>load<f32>(p, 80);
      store<f32>(o, <f32>(m11 * m11 + m12 * m21)); store<f32>(o, <f32>(m11 * m12 + m12 * m22), 16);
      store<f32>(o, <f32>(m21 * m11 + m22 * m21), 32); store<f32>(o, <f32>(m21 * m12 + m22 * m22), 48);
      store<f32>(o, <f32>(m11 + m12), 64); store<f32>(o, <f32>(m21 + m22), 80);
      store<f32>(o, <f32>c1, 96); store<f32>(o, <f32>c2, 112);
      store<f32>(o, <f32>(c1 * m11 + c2 * m21), 128); store<f32>(o, <f32>(c1 * m12 + c2 * m22), 144);
    }
    sum = add(sum, add(v128.load(k, 64), v128.load(k, 80)));
  }
  return sum;
}

/** Rows of up to sixteen channels to a run of rows of four channels for each group: every cache line is touched once. */
function gather(x: usize, dst: usize, stride: usize, row: usize, length: usize, left: usize): void {
  if (left >= 16) {
    const d1 = stride, d2 = d1 + stride, d3 = d2 + stride;
    for (const end = dst + (length << 4); dst < end; dst += 16, x += row) {
      v128.store(dst, v128.load(x)); v128.store(dst + d1, v128.load(x, 16));
      v128.store(dst + d2, v128.load(x, 32)); v128.store(dst + d3, v128.load(x, 48));
    }
    return;
  }
  for (; ; x += 16, dst += stride, left -= 4) {
    for (let i: usize = 0; i < length; i++) v128.store(dst + (i << 4), loadUpTo(x + i * row, left));
    if (left <= 4) return;
  }
}

/** Back to rows of y, times the gate if there is one. */
function scatter(src: usize, y: usize, gate: usize, row: usize, length: usize, left: usize): void {
  if (left >= 16) {
    for (const end = src + (length << 4); src < end; src += 16, y += row) {
      let a = v128.load(src), b = v128.load(src, CHUNK << 4), c = v128.load(src, CHUNK << 5), d = v128.load(src, 3 * (CHUNK << 4));
      if (gate) {
        a = mul(a, v128.load(gate)); b = mul(b, v128.load(gate, 16));
        c = mul(c, v128.load(gate, 32)); d = mul(d, v128.load(gate, 48));
        gate += row;
      }
      v128.store(y, a); v128.store(y, b, 16); v128.store(y, c, 32); v128.store(y, d, 48);
    }
    return;
  }
  for (; ; y += 16, src += CHUNK << 4, left -= 4) {
    for (let i: usize = 0; i < length; i++) {
      const v = v128.load(src + (i << 4)), o = i * row;
      storeUpTo(y + o, gate ? mul(v, loadUpTo(gate + o, left)) : v, left);
    }
    if (left <= 4) return;
    if (gate) gate += 16;
  }
}

/** The last inputs of the piece before go in front of this one's, and this one's last ones to the history. */
function moveHistory(history: usize, inputs: usize, row: usize, exact: usize, length: usize, left: usize): void {
  for (let l: usize = 0; l < exact; l++) v128.store(inputs - ((l + 1) << 4), loadUpTo(history + l * row, left));
  for (let l: usize = 0; l < exact; l++) {
    storeUpTo(history + l * row, v128.load(inputs + ((length - 1 - l) << 4)), left);
  }
}

/** One group: `length` rows of four channels, with `exact` rows of inputs in front of them. */
function piece(
  inputs: usize, outputs: usize, length: usize, exact: usize, taps: usize, fold: v128,
  z: usize, e: usize, k: usize, count: usize,
): void {
  const pairs = length >> 1, delayed = inputs - (exact << 4);
  if (exact == 3) threeTaps(inputs, outputs, taps, fold, pairs);
  else manyTaps(inputs, outputs, taps, fold, exact, pairs);
  let s: usize = 0;
  for (; s + 3 <= count; s += 3) three(e + s * EXPANDED, z + (s << 5), delayed, outputs, pairs);
  if (s + 2 == count) two(e + s * EXPANDED, z + (s << 5), delayed, outputs, pairs);
  else if (s + 1 == count) one(e + s * EXPANDED, z + (s << 5), delayed, outputs, pairs);
  if (length & 1) lastRow(taps, k, z, count, exact, inputs + ((length - 1) << 4), outputs + ((length - 1) << 4));
}

function threeTaps(x: usize, y: usize, taps: usize, fold: v128, pairs: usize): void {
  const t0 = v128.load(taps), t1 = v128.load(taps, 16), t2 = v128.load(taps, 32);
  let c = v128.load(x - 48), b = v128.load(x - 32), a = v128.load(x - 16);
  for (const stop = x + (pairs << 5); x < stop; x += 32, y += 32) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    v128.store(y, madd(t0, x0, madd(t1, a, madd(t2, b, mul(fold, c)))));
    v128.store(y, madd(t0, x1, madd(t1, x0, mul(t2, a))), 16);
    c = a; b = x0; a = x1;
  }
}

function manyTaps(x: usize, y: usize, taps: usize, fold: v128, exact: usize, pairs: usize): void {
  const delayed = exact << 4;
  for (const stop = x + (pairs << 5); x < stop; x += 32, y += 32) {
    let a = mul(v128.load(x - delayed), fold), b = f32x4.splat(0);
    for (let l: usize = 0; l < delayed; l += 16) {
      const t = v128.load(taps + l), o = x - l;
      a = madd(t, v128.load(o), a);
      b = madd(t, v128.load(o, 16), b);
    }
    v128.store(y, a); v128.store(y, b, 16);
  }
}

/** An odd row left over: a single step. */
function lastRow(taps: usize, k: usize, z: usize, count: usize, exact: usize, input: usize, output: usize): void {
  let o = f32x4.splat(0);
  for (let l: usize = 0; l < exact; l++) o = madd(v128.load(taps + (l << 4)), v128.load(input - (l << 4)), o);
  const v = v128.load(input - (exact << 4));
  for (const stop = k + count * SECTION; k < stop; k += SECTION, z += 32) {
    const a = v128.load(z), b = v128.load(z, 16);
    const r = madd(v128.load(k, 16), b, madd(v128.load(k), a, v));
    const s = madd(v128.load(k, 48), b, madd(v128.load(k, 32), a, v));
    v128.store(z, r); v128.store(z, s, 16);
    o = madd(v128.load(k, 64), r, madd(v128.load(k, 80), s, o));
  }
  v128.store(output, o);
}

// Double steps of one, two and three sections: states in registers, coefficients from memory, outputs accumulated.

function one(e: usize, z: usize, x: usize, y: usize, pairs: usize): void {
  let a = v128.load(z), b = v128.load(z, 16), t: v128;
  for (const stop = x + (pairs << 5); x < stop; x += 32, y += 32) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    v128.store(y, madd(v128.load(e, 128), a, madd(v128.load(e, 144), b, v128.load(y))));
    t = madd(v128.load(e), a, madd(v128.load(e, 16), b, madd(v128.load(e, 64), x0, x1)));
    b = madd(v128.load(e, 48), b, madd(v128.load(e, 32), a, madd(v128.load(e, 80), x0, x1))); a = t;
    v128.store(y, madd(v128.load(e, 96), a, madd(v128.load(e, 112), b, v128.load(y, 16))), 16);
  }
  v128.store(z, a); v128.store(z, b, 16);
}

function two(e: usize, z: usize, x: usize, y: usize, pairs: usize): void {
  let a = v128.load(z), b = v128.load(z, 16), c = v128.load(z, 32), d = v128.load(z, 48), t: v128;
  for (const stop = x + (pairs << 5); x < stop; x += 32, y += 32) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    let o = madd(v128.load(e, 128), a, madd(v128.load(e, 144), b, v128.load(y)));
    v128.store(y, madd(v128.load(e, 288), c, madd(v128.load(e, 304), d, o)));
    t = madd(v128.load(e), a, madd(v128.load(e, 16), b, madd(v128.load(e, 64), x0, x1)));
    b = madd(v128.load(e, 48), b, madd(v128.load(e, 32), a, madd(v128.load(e, 80), x0, x1))); a = t;
    t = madd(v128.load(e, 160), c, madd(v128.load(e, 176), d, madd(v128.load(e, 224), x0, x1)));
    d = madd(v128.load(e, 208), d, madd(v128.load(e, 192), c, madd(v128.load(e, 240), x0, x1))); c = t;
    o = madd(v128.load(e, 96), a, madd(v128.load(e, 112), b, v128.load(y, 16)));
    v128.store(y, madd(v128.load(e, 256), c, madd(v128.load(e, 272), d, o)), 16);
  }
  v128.store(z, a); v128.store(z, b, 16); v128.store(z, c, 32); v128.store(z, d, 48);
}

function three(e: usize, z: usize, x: usize, y: usize, pairs: usize): void {
  let a = v128.load(z), b = v128.load(z, 16), c = v128.load(z, 32), d = v128.load(z, 48);
  let f = v128.load(z, 64), g = v128.load(z, 80), t: v128;
  for (const stop = x + (pairs << 5); x < stop; x += 32, y += 32) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    let o = madd(v128.load(e, 128), a, madd(v128.load(e, 144), b, v128.load(y)));
    o = madd(v128.load(e, 288), c, madd(v128.load(e, 304), d, o));
    v128.store(y, madd(v128.load(e, 448), f, madd(v128.load(e, 464), g, o)));
    t = madd(v128.load(e), a, madd(v128.load(e, 16), b, madd(v128.load(e, 64), x0, x1)));
    b = madd(v128.load(e, 48), b, madd(v128.load(e, 32), a, madd(v128.load(e, 80), x0, x1))); a = t;
    o = madd(v128.load(e, 96), a, madd(v128.load(e, 112), b, v128.load(y, 16)));
    t = madd(v128.load(e, 160), c, madd(v128.load(e, 176), d, madd(v128.load(e, 224), x0, x1)));
    d = madd(v128.load(e, 208), d, madd(v128.load(e, 192), c, madd(v128.load(e, 240), x0, x1))); c = t;
    o = madd(v128.load(e, 256), c, madd(v128.load(e, 272), d, o));
    t = madd(v128.load(e, 320), f, madd(v128.load(e, 336), g, madd(v128.load(e, 384), x0, x1)));
    g = madd(v128.load(e, 368), g, madd(v128.load(e, 352), f, madd(v128.load(e, 400), x0, x1))); f = t;
    v128.store(y, madd(v128.load(e, 416), f, madd(v128.load(e, 432), g, o)), 16);
  }
  v128.store(z, a); v128.store(z, b, 16); v128.store(z, c, 32); v128.store(z, d, 48); v128.store(z, f, 64); v128.store(z, g, 80);
}
