import { add, madd, mul } from "./lib/simd";
import { gatherRows } from "./lib/lanes";
import { loadEdge, loadUpTo, storeEdge, storeUpTo } from "./lib/partial";

// Rows at a time and groups of four channels in a unit (a cache line of a row), as in src/wasm/kernels/modalScan.ts; rows of a block.
const CHUNK: usize = 16;
const GROUPS: usize = 4;
const BLOCK: usize = 4;
// Sequences from which on blocks pay for their coefficients; not above CHUNK.
const LONG: usize = 12;
// Bytes of a section: as given, and as expanded for blocks.
const SECTION: usize = 96;
const EXPANDED: usize = 288;

/**
 * Unit q batch + b: channels 16 q … 16 q + 15 of sequence b. Four rows a step: with p the state at the first of them (z of a row needs
 * inputs up to exactTaps rows before only) and v_j = x_{j - exactTaps},
 *   y_j = c M^j p + sum_{l < exactTaps + j} h_l x_{j-l},  p' = M^4 p + M^3 u v_1 + M^2 u v_2 + M u v_3 + u v_4,  u = (1, 1),
 * where h goes on from the taps as the sections do: c u, c M u, c M^2 u, summed over them. Sums of four rows stay in registers
 * while sections stream by, and no section waits for another. A last section that is one real pole in all four channels takes half.
 * See src/ops/modalScan.ts.
 */
export function modalScan(
  x: usize, taps: usize, counts: usize, sections: usize, gate: usize, state: usize, y: usize,
  batch: usize, n: usize, dim: usize, exact: usize, total: usize, hasGate: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const groups = (dim + 3) >> 2, perSequence = (exact * dim + (total << 3)) << 2, row = dim << 2, headBytes = (exact + 4) << 4;
  const heads = scratch + total * EXPANDED, inputs = heads + groups * headBytes, outputs = inputs + ((exact + CHUNK) << 4);
  if (n >= LONG && begin < end) {
    const from = begin / batch * GROUPS, to = min<usize>(groups, ((end - 1) / batch + 1) * GROUPS);
    for (let g = from, s = sectionsBefore(counts, from); g < to; g++) {
      const count = countOf(counts, g), h = heads + g * headBytes, k = sections + s * SECTION;
      for (let l: usize = 0; l < exact; l++) v128.store(h + (l << 4), loadEdge(taps + l * row + (g << 4), dim - (g << 2)));
      expand(scratch + s * EXPANDED, k, count, h + (exact << 4));
      store<usize>(h + headBytes - 16, count > 0 && single(k + (count - 1) * SECTION) ? count - 1 : count);
      s += count;
    }
  }
  for (let b: usize = 0; b < batch; b++) {
    // The units of this sequence, some rows of all of them before the next.
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
      const length = min<usize>(CHUNK, n - i), offset = (b * n + i) * row;
      // The last row of all is a single one: p is the state of the row after a block's last.
      const blocks: usize = n < LONG ? 0 : (i + length == n ? length - 1 : length) / BLOCK;
      // A few cache lines of the next rows are read ahead with each group, in order: the prefetcher then runs while this computes.
      const width = min<usize>(to << 4, row) - (from << 4);
      let ahead = offset + CHUNK * row + (from << 4), within: usize = 0, rowsAhead = min<usize>(CHUNK, n - i - length);
      for (let g = from, s = first; g < to; g++) {
        for (let l: usize = 0; l < CHUNK >> 2 && rowsAhead > 0; l++) {
          const p = ahead + within;
          load<u8>(x + p); load<u8>(y + p);
          if (hasGate) load<u8>(gate + p);
          within += 64;
          if (within >= width) { within = 0; ahead += row; rowsAhead--; }
        }
        const count = countOf(counts, g), left = dim - (g << 2), o = offset + (g << 4), past = history + (g << 4);
        const k = sections + s * SECTION, e = scratch + s * EXPANDED, zs = z + (s << 5), h = heads + g * headBytes;
        const whole = left >= 4 && i >= exact;
        let source = x + o, sourceRow = row, target = y + o, targetRow = row, by = hasGate ? gate + o : 0;
        if (!whole) {
          for (let l: usize = 0; l < exact; l++) {
            v128.store(inputs + ((exact - 1 - l) << 4), loadEdge(l < i ? source - (l + 1) * row : past + (l - i) * row, left));
          }
          gatherRows(inputs + (exact << 4), source, row, length, 0, length, left);
          source = inputs + (exact << 4); sourceRow = 16; target = outputs; targetRow = 16; by = 0;
        }
        if (i == 0) advance(zs, k, count, v128.load(inputs));
        for (let q: usize = 0; q < blocks; q++) {
          block(source, sourceRow, target, targetRow, by, zs, e, h, count, exact);
          source += BLOCK * sourceRow; target += BLOCK * targetRow;
          if (by) by += BLOCK * row;
        }
        for (let r = blocks * BLOCK; r < length; r++, source += sourceRow, target += targetRow) {
          if (r > blocks * BLOCK) advance(zs, k, count, v128.load(source - exact * sourceRow));
          let v = f32x4.splat(0);
          for (let l: usize = 0; l < exact; l++) v = madd(loadEdge(taps + l * row + (g << 4), left), v128.load(source - l * sourceRow), v);
          v = output(zs, k, count, v);
          if (by) { v = mul(v, v128.load(by)); by += row; }
          v128.store(target, v);
        }
        if (!whole) for (let r: usize = 0, p = y + o; r < length; r++, p += row) {
          const v = v128.load(outputs + (r << 4));
          storeUpTo(p, hasGate ? mul(v, loadUpTo(p - y + gate, left)) : v, left);
        }
        if (i + length == n) for (let l: usize = 0; l < exact; l++) {
          source -= sourceRow;
          storeEdge(past + l * row, v128.load(source), left);
        }
        s += count;
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

/** z to the next row: M z + u v. */
function advance(z: usize, k: usize, count: usize, v: v128): void {
  for (const stop = k + count * SECTION; k < stop; k += SECTION, z += 32) {
    const a = v128.load(z), b = v128.load(z, 16);
    v128.store(z, madd(v128.load(k, 16), b, madd(v128.load(k), a, v)));
    v128.store(z, madd(v128.load(k, 48), b, madd(v128.load(k, 32), a, v)), 16);
  }
}

/** o + c z, summed over the sections. */
function output(z: usize, k: usize, count: usize, o: v128): v128 {
  for (const stop = k + count * SECTION; k < stop; k += SECTION, z += 32) {
    o = madd(v128.load(k, 64), v128.load(z), madd(v128.load(k, 80), v128.load(z, 16), o));
  }
  return o;
}

/** Whether a section is diag(p, 0) with no weight on the second state, which then is the input, in all four channels. */
// @ts-ignore: decorator
@inline function single(k: usize): bool {
  return !v128.any_true(v128.or(v128.or(v128.load(k, 16), v128.load(k, 32)), v128.or(v128.load(k, 48), v128.load(k, 80))));
}

/** Two float32 as float64, and back. */
// @ts-ignore: decorator
@inline function load2(p: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(p));
}
// @ts-ignore: decorator
@inline function store2(p: usize, v: v128): void {
  v128.store_lane<f64>(p, f32x4.demote_f64x2_zero(v), 0);
}
/** a b + c d */
// @ts-ignore: decorator
@inline function dot(a: v128, b: v128, c: v128, d: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), f64x2.mul(c, d));
}

/** c M^0 … c M^3, M u … M^3 u and M^4 of `count` sections to e, rounded once; the sums of c u, c M u and c M^2 u to h. */
function expand(e: usize, k: usize, count: usize, h: usize): void {
  for (let half: usize = 0; half < 16; half += 8) {
    let h0 = f64x2.splat(0), h1 = h0, h2 = h0;
    for (let p = k + half, o = e + half, stop = p + count * SECTION; p < stop; p += SECTION, o += EXPANDED) {
      const m11 = load2(p), m12 = load2(p + 16), m21 = load2(p + 32), m22 = load2(p + 48);
      let c1 = load2(p + 64), c2 = load2(p + 80), u1 = f64x2.splat(1), u2 = u1;
      for (let j: usize = 0; j < 128; j += 32) {
        const sum = f64x2.add(c1, c2);
        if (j == 0) h0 = f64x2.add(h0, sum);
        else if (j == 32) h1 = f64x2.add(h1, sum);
        else if (j == 64) h2 = f64x2.add(h2, sum);
        store2(o + j, c1); store2(o + j + 16, c2);
        const c = dot(c1, m11, c2, m21);
        c2 = dot(c1, m12, c2, m22); c1 = c;
      }
      for (let j: usize = 128; j < 224; j += 32) {
        const u = dot(m11, u1, m12, u2);
        u2 = dot(m21, u1, m22, u2); u1 = u;
        store2(o + j, u1); store2(o + j + 16, u2);
      }
      const s11 = dot(m11, m11, m12, m21), s12 = dot(m11, m12, m12, m22), s21 = dot(m21, m11, m22, m21), s22 = dot(m21, m12, m22, m22);
      store2(o + 224, dot(s11, s11, s12, s21)); store2(o + 240, dot(s11, s12, s12, s22));
      store2(o + 256, dot(s21, s11, s22, s21)); store2(o + 272, dot(s21, s12, s22, s22));
    }
    store2(h + half, h0); store2(h + half + 16, h1); store2(h + half + 32, h2);
  }
}

/** Four rows of four channels. States are stored before the outputs' coefficients are loaded, or V8 would load it all and spill. */
// @ts-ignore: decorator
@inline function block(
  x: usize, row: usize, y: usize, yRow: usize, gate: usize, z: usize, e: usize, h: usize, count: usize, exact: usize,
): void {
  let y0: v128, y1: v128, y2: v128, y3: v128, p = x - (exact - 1) * row;
  const v1 = v128.load(p), v2 = v128.load(p + row), v3 = v128.load(p + (row << 1)), v4 = v128.load(p + row * 3);
  if (exact == 3) {
    let k = v128.load(h), l = v128.load(h, 16), m = v128.load(h, 32);
    const v5 = v128.load(x + (row << 1));
    y0 = madd(k, v3, madd(l, v2, mul(m, v1)));
    y1 = madd(k, v4, madd(l, v3, mul(m, v2)));
    y2 = madd(k, v5, madd(l, v4, mul(m, v3)));
    y3 = madd(k, v128.load(x + row * 3), madd(l, v5, mul(m, v4)));
    k = v128.load(h, 48); l = v128.load(h, 64);
    y1 = madd(k, v1, y1);
    y2 = madd(k, v2, madd(l, v1, y2));
    y3 = madd(k, v3, madd(l, v2, madd(v128.load(h, 80), v1, y3)));
  } else {
    y0 = f32x4.splat(0); y1 = y0; y2 = y0; y3 = y0;
    for (let k = h + ((exact - 1) << 4); k >= h; k -= 16, p += row) {
      const v = v128.load(p);
      y0 = madd(v128.load(k), v, y0); y1 = madd(v128.load(k, 16), v, y1);
      y2 = madd(v128.load(k, 32), v, y2); y3 = madd(v128.load(k, 48), v, y3);
    }
    const k = v128.load(h), l = v128.load(h, 16), v = v128.load(p), w = v128.load(p + row);
    y1 = madd(k, v, y1);
    y2 = madd(k, w, madd(l, v, y2));
    y3 = madd(k, v128.load(p + (row << 1)), madd(l, w, madd(v128.load(h, 32), v, y3)));
  }
  const full = load<usize>(h + ((exact + 3) << 4));
  for (const stop = e + full * EXPANDED; e < stop; e += EXPANDED, z += 32) {
    const a = v128.load(z), b = v128.load(z, 16);
    v128.store(z, madd(v128.load(e, 224), a, madd(v128.load(e, 240), b,
      madd(v128.load(e, 192), v1, madd(v128.load(e, 160), v2, madd(v128.load(e, 128), v3, v4))))));
    v128.store(z, madd(v128.load(e, 256), a, madd(v128.load(e, 272), b,
      madd(v128.load(e, 208), v1, madd(v128.load(e, 176), v2, madd(v128.load(e, 144), v3, v4))))), 16);
    y0 = madd(v128.load(e), a, madd(v128.load(e, 16), b, y0));
    y1 = madd(v128.load(e, 32), a, madd(v128.load(e, 48), b, y1));
    y2 = madd(v128.load(e, 64), a, madd(v128.load(e, 80), b, y2));
    y3 = madd(v128.load(e, 96), a, madd(v128.load(e, 112), b, y3));
  }
  if (full < count) {
    const a = v128.load(z);
    v128.store(z, madd(v128.load(e, 224), a,
      madd(v128.load(e, 192), v1, madd(v128.load(e, 160), v2, madd(v128.load(e, 128), v3, v4)))));
    v128.store(z, v4, 16);
    y0 = madd(v128.load(e), a, y0); y1 = madd(v128.load(e, 32), a, y1);
    y2 = madd(v128.load(e, 64), a, y2); y3 = madd(v128.load(e, 96), a, y3);
  }
  if (gate) {
    y0 = mul(y0, v128.load(gate)); y1 = mul(y1, v128.load(gate + row));
    y2 = mul(y2, v128.load(gate + (row << 1))); y3 = mul(y3, v128.load(gate + row * 3));
  }
  v128.store(y, y0); v128.store(y + yRow, y1); v128.store(y + (yRow << 1), y2); v128.store(y + yRow * 3, y3);
}
