import { loadEdge, storeEdge } from "./partial";
import { madd } from "./simd";

// The main micro-kernel of gemm: 6 rows of x, packed to a panel, times one tile of 8 columns of the packed weight. Twelve
// sums, two weights and one x fill the 15 vector registers that V8 leaves. What keeps the loop free of spills, found by
// trying: one pointer for all six rows (hence the panel), and neither branches nor calls after the loop, for V8 stores every
// sum that lives across a call where it is defined, inside the loop. So sums start from memory and all 8 columns are stored.

/**
 * Six rows of x, `ldx` bytes apart, to a panel[k][row] of k steps. Blocks of 4 columns are transposed in registers.
 */
export function packPanel(x: usize, ldx: usize, panel: usize, k: usize): void {
  const x1 = x + ldx;
  const x2 = x1 + ldx;
  const x3 = x2 + ldx;
  const x4 = x3 + ldx;
  const x5 = x4 + ldx;
  const last = k & ~3;
  for (let i: usize = 0; i < last; i += 4) {
    const o = i << 2;
    const a = v128.load(x + o);
    const b = v128.load(x1 + o);
    const c = v128.load(x2 + o);
    const d = v128.load(x3 + o);
    const e = v128.load(x4 + o);
    const f = v128.load(x5 + o);
    const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    const ef0 = v128.shuffle<i32>(e, f, 0, 4, 1, 5);
    const ef1 = v128.shuffle<i32>(e, f, 2, 6, 3, 7);
    v128.store(panel, v128.shuffle<i64>(ab0, cd0, 0, 2));
    v128.store(panel, v128.shuffle<i64>(ef0, ab0, 0, 3), 16);
    v128.store(panel, v128.shuffle<i64>(cd0, ef0, 1, 3), 32);
    v128.store(panel, v128.shuffle<i64>(ab1, cd1, 0, 2), 48);
    v128.store(panel, v128.shuffle<i64>(ef1, ab1, 0, 3), 64);
    v128.store(panel, v128.shuffle<i64>(cd1, ef1, 1, 3), 80);
    panel += 96;
  }
  for (let o = last << 2; o < ldx; o += 4) {
    store<f32>(panel, load<f32>(x + o));
    store<f32>(panel, load<f32>(x1 + o), 4);
    store<f32>(panel, load<f32>(x2 + o), 8);
    store<f32>(panel, load<f32>(x3 + o), 12);
    store<f32>(panel, load<f32>(x4 + o), 16);
    store<f32>(panel, load<f32>(x5 + o), 20);
    panel += 24;
  }
}

/**
 * y = from + panel w over an even number k of steps. `from` are six rows of 8 sums to start from, ldFrom bytes apart (0:
 * one row serves all); y may be `from`.
 */
function tileEven(panel: usize, w: usize, from: usize, ldFrom: usize, y: usize, ldy: usize, k: usize): void {
  let a0 = v128.load(from);
  let b0 = v128.load(from, 16);
  from += ldFrom;
  let a1 = v128.load(from);
  let b1 = v128.load(from, 16);
  from += ldFrom;
  let a2 = v128.load(from);
  let b2 = v128.load(from, 16);
  from += ldFrom;
  let a3 = v128.load(from);
  let b3 = v128.load(from, 16);
  from += ldFrom;
  let a4 = v128.load(from);
  let b4 = v128.load(from, 16);
  from += ldFrom;
  let a5 = v128.load(from);
  let b5 = v128.load(from, 16);
  for (const end = w + (k << 5); w < end; w += 64) {
    const u0 = v128.load(w);
    const v0 = v128.load(w, 16);
    const x0 = v128.load32_splat(panel);
    a0 = madd(u0, x0, a0);
    b0 = madd(v0, x0, b0);
    const x1 = v128.load32_splat(panel, 4);
    a1 = madd(u0, x1, a1);
    b1 = madd(v0, x1, b1);
    const x2 = v128.load32_splat(panel, 8);
    a2 = madd(u0, x2, a2);
    b2 = madd(v0, x2, b2);
    const x3 = v128.load32_splat(panel, 12);
    a3 = madd(u0, x3, a3);
    b3 = madd(v0, x3, b3);
    const x4 = v128.load32_splat(panel, 16);
    a4 = madd(u0, x4, a4);
    b4 = madd(v0, x4, b4);
    const x5 = v128.load32_splat(panel, 20);
    a5 = madd(u0, x5, a5);
    b5 = madd(v0, x5, b5);
    const u1 = v128.load(w, 32);
    const v1 = v128.load(w, 48);
    const z0 = v128.load32_splat(panel, 24);
    a0 = madd(u1, z0, a0);
    b0 = madd(v1, z0, b0);
    const z1 = v128.load32_splat(panel, 28);
    a1 = madd(u1, z1, a1);
    b1 = madd(v1, z1, b1);
    const z2 = v128.load32_splat(panel, 32);
    a2 = madd(u1, z2, a2);
    b2 = madd(v1, z2, b2);
    const z3 = v128.load32_splat(panel, 36);
    a3 = madd(u1, z3, a3);
    b3 = madd(v1, z3, b3);
    const z4 = v128.load32_splat(panel, 40);
    a4 = madd(u1, z4, a4);
    b4 = madd(v1, z4, b4);
    const z5 = v128.load32_splat(panel, 44);
    a5 = madd(u1, z5, a5);
    b5 = madd(v1, z5, b5);
    panel += 48;
  }
  v128.store(y, a0);
  v128.store(y, b0, 16);
  y += ldy;
  v128.store(y, a1);
  v128.store(y, b1, 16);
  y += ldy;
  v128.store(y, a2);
  v128.store(y, b2, 16);
  y += ldy;
  v128.store(y, a3);
  v128.store(y, b3, 16);
  y += ldy;
  v128.store(y, a4);
  v128.store(y, b4, 16);
  y += ldy;
  v128.store(y, a5);
  v128.store(y, b5, 16);
}

/** The same for a single step: the last of an odd number. */
function tileOne(panel: usize, w: usize, from: usize, ldFrom: usize, y: usize, ldy: usize): void {
  let a0 = v128.load(from);
  let b0 = v128.load(from, 16);
  from += ldFrom;
  let a1 = v128.load(from);
  let b1 = v128.load(from, 16);
  from += ldFrom;
  let a2 = v128.load(from);
  let b2 = v128.load(from, 16);
  from += ldFrom;
  let a3 = v128.load(from);
  let b3 = v128.load(from, 16);
  from += ldFrom;
  let a4 = v128.load(from);
  let b4 = v128.load(from, 16);
  from += ldFrom;
  let a5 = v128.load(from);
  let b5 = v128.load(from, 16);
  const u = v128.load(w);
  const v = v128.load(w, 16);
  const x0 = v128.load32_splat(panel);
  a0 = madd(u, x0, a0);
  b0 = madd(v, x0, b0);
  const x1 = v128.load32_splat(panel, 4);
  a1 = madd(u, x1, a1);
  b1 = madd(v, x1, b1);
  const x2 = v128.load32_splat(panel, 8);
  a2 = madd(u, x2, a2);
  b2 = madd(v, x2, b2);
  const x3 = v128.load32_splat(panel, 12);
  a3 = madd(u, x3, a3);
  b3 = madd(v, x3, b3);
  const x4 = v128.load32_splat(panel, 16);
  a4 = madd(u, x4, a4);
  b4 = madd(v, x4, b4);
  const x5 = v128.load32_splat(panel, 20);
  a5 = madd(u, x5, a5);
  b5 = madd(v, x5, b5);
  v128.store(y, a0);
  v128.store(y, b0, 16);
  y += ldy;
  v128.store(y, a1);
  v128.store(y, b1, 16);
  y += ldy;
  v128.store(y, a2);
  v128.store(y, b2, 16);
  y += ldy;
  v128.store(y, a3);
  v128.store(y, b3, 16);
  y += ldy;
  v128.store(y, a4);
  v128.store(y, b4, 16);
  y += ldy;
  v128.store(y, a5);
  v128.store(y, b5, 16);
}

/** y = from + panel w, 6 rows and 8 columns, k steps. */
function tile6x8(panel: usize, w: usize, from: usize, ldFrom: usize, y: usize, ldy: usize, k: usize): void {
  const even = k & ~1;
  tileEven(panel, w, from, ldFrom, y, ldy, even);
  if (k & 1) tileOne(panel + even * 24, w + (even << 5), y, ldy, y, ldy);
}

/**
 * The rows of `panels` (a multiple of six) times one tile, of which `left` columns exist. `spare` is room for 8 + 48 floats:
 * the bias of the tile, zero where there is none, and a tile whose columns do not all exist.
 */
export function panelsTimesTile(
  panels: usize, rows: usize, w: usize, bias: usize, y: usize, ldy: usize, k: usize, left: usize, spare: usize,
): void {
  const whole = left >= 8;
  let from = bias;
  if (bias == 0 || !whole) {
    from = spare;
    v128.store(from, bias == 0 ? f32x4.splat(0) : loadEdge(bias, left));
    v128.store(from, bias == 0 || left <= 4 ? f32x4.splat(0) : loadEdge(bias + 16, left - 4), 16);
  }
  for (let r: usize = 0; r < rows; r += 6) {
    const panel = panels + r * (k << 2);
    if (whole) tile6x8(panel, w, from, 0, y, ldy, k);
    else {
      const tile = spare + 32;
      tile6x8(panel, w, from, 0, tile, 32, k);
      for (let i: usize = 0; i < 6; ++i) {
        storeEdge(y + i * ldy, v128.load(tile + (i << 5)), left);
        if (left > 4) storeEdge(y + i * ldy + 16, v128.load(tile + (i << 5), 16), left - 4);
      }
    }
    y += 6 * ldy;
  }
}
