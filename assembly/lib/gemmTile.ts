import { loadEdge, storeEdge } from "./partial";
import { madd } from "./simd";

// Micro-kernels of gemm: R rows of x times T tiles of 8 columns of the packed weight, all sums in registers. Each sum
// starts from the bias and runs over k in order, whatever the kernel, so that every way of cutting the work into
// micro-kernels gives the same bits.

/** Columns `from` … from+3 of the tile's bias, of which `left` exist. */
// @ts-ignore: decorator
@inline function start(bias: usize, from: usize, left: usize): v128 {
  return bias != 0 && left > from ? loadEdge(bias + (from << 2), left - from) : f32x4.splat(0);
}
/** Stores a row of a tile, `left` columns of it. */
// @ts-ignore: decorator
@inline function finish(y: usize, low: v128, high: v128, left: usize): void {
  if (left >= 8) {
    v128.store(y, low);
    v128.store(y, high, 16);
  } else {
    storeEdge(y, low, left);
    if (left > 4) storeEdge(y + 16, high, left - 4);
  }
}

/** 4 rows, 1 tile. ldx, ldy: bytes from row to row. left: columns that exist. */
export function tile4x8(x: usize, ldx: usize, w: usize, bias: usize, y: usize, ldy: usize, k: usize, left: usize): void {
  let a0 = start(bias, 0, left);
  let b0 = start(bias, 4, left);
  let a1 = a0;
  let b1 = b0;
  let a2 = a0;
  let b2 = b0;
  let a3 = a0;
  let b3 = b0;
  let p0 = x;
  let p1 = p0 + ldx;
  let p2 = p1 + ldx;
  let p3 = p2 + ldx;
  for (const end = w + (k << 5); w < end; w += 32) {
    const u = v128.load(w);
    const v = v128.load(w, 16);
    const x0 = v128.load32_splat(p0);
    a0 = madd(u, x0, a0);
    b0 = madd(v, x0, b0);
    const x1 = v128.load32_splat(p1);
    a1 = madd(u, x1, a1);
    b1 = madd(v, x1, b1);
    const x2 = v128.load32_splat(p2);
    a2 = madd(u, x2, a2);
    b2 = madd(v, x2, b2);
    const x3 = v128.load32_splat(p3);
    a3 = madd(u, x3, a3);
    b3 = madd(v, x3, b3);
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
  }
  finish(y, a0, b0, left);
  finish(y + ldy, a1, b1, left);
  finish(y + 2 * ldy, a2, b2, left);
  finish(y + 3 * ldy, a3, b3, left);
}

/** 2 rows, 1 tile. */
export function tile2x8(x: usize, ldx: usize, w: usize, bias: usize, y: usize, ldy: usize, k: usize, left: usize): void {
  let a0 = start(bias, 0, left);
  let b0 = start(bias, 4, left);
  let a1 = a0;
  let b1 = b0;
  let p0 = x;
  let p1 = p0 + ldx;
  for (const end = w + (k << 5); w < end; w += 32) {
    const u = v128.load(w);
    const v = v128.load(w, 16);
    const x0 = v128.load32_splat(p0);
    a0 = madd(u, x0, a0);
    b0 = madd(v, x0, b0);
    const x1 = v128.load32_splat(p1);
    a1 = madd(u, x1, a1);
    b1 = madd(v, x1, b1);
    p0 += 4;
    p1 += 4;
  }
  finish(y, a0, b0, left);
  finish(y + ldy, a1, b1, left);
}

/** 1 row, 1 tile. */
export function tile1x8(x: usize, w: usize, bias: usize, y: usize, k: usize, left: usize): void {
  let a = start(bias, 0, left);
  let b = start(bias, 4, left);
  for (const end = w + (k << 5); w < end; w += 32) {
    const x0 = v128.load32_splat(x);
    a = madd(v128.load(w), x0, a);
    b = madd(v128.load(w, 16), x0, b);
    x += 4;
  }
  finish(y, a, b, left);
}

/** 2 rows, 2 whole tiles. */
export function tile2x16(x: usize, ldx: usize, w: usize, bias: usize, y: usize, ldy: usize, k: usize): void {
  const ldw = k << 5;
  let a0 = start(bias, 0, 16);
  let b0 = start(bias, 4, 16);
  let c0 = start(bias, 8, 16);
  let d0 = start(bias, 12, 16);
  let a1 = a0;
  let b1 = b0;
  let c1 = c0;
  let d1 = d0;
  let p0 = x;
  let p1 = p0 + ldx;
  let w1 = w + ldw;
  for (const end = w1; w < end; w += 32) {
    const x0 = v128.load32_splat(p0);
    const x1 = v128.load32_splat(p1);
    const s = v128.load(w);
    a0 = madd(s, x0, a0);
    a1 = madd(s, x1, a1);
    const t = v128.load(w, 16);
    b0 = madd(t, x0, b0);
    b1 = madd(t, x1, b1);
    const u = v128.load(w1);
    c0 = madd(u, x0, c0);
    c1 = madd(u, x1, c1);
    const v = v128.load(w1, 16);
    d0 = madd(v, x0, d0);
    d1 = madd(v, x1, d1);
    p0 += 4;
    p1 += 4;
    w1 += 32;
  }
  finish(y, a0, b0, 8);
  finish(y + 32, c0, d0, 8);
  finish(y + ldy, a1, b1, 8);
  finish(y + ldy + 32, c1, d1, 8);
}

/** 1 row, 4 whole tiles: the path of token by token decoding, bound by reading w once. An odd step comes first: see gemmPanel.ts. */
export function tile1x32(x: usize, w: usize, bias: usize, y: usize, k: usize): void {
  const ldw = k << 5;
  let a0 = start(bias, 0, 32);
  let b0 = start(bias, 4, 32);
  let a1 = start(bias, 8, 32);
  let b1 = start(bias, 12, 32);
  let a2 = start(bias, 16, 32);
  let b2 = start(bias, 20, 32);
  let a3 = start(bias, 24, 32);
  let b3 = start(bias, 28, 32);
  let w1 = w + ldw;
  let w2 = w1 + ldw;
  let w3 = w2 + ldw;
  const end = w1;
  if (k & 1) {
    const x0 = v128.load32_splat(x);
    a0 = madd(v128.load(w), x0, a0);
    b0 = madd(v128.load(w, 16), x0, b0);
    a1 = madd(v128.load(w1), x0, a1);
    b1 = madd(v128.load(w1, 16), x0, b1);
    a2 = madd(v128.load(w2), x0, a2);
    b2 = madd(v128.load(w2, 16), x0, b2);
    a3 = madd(v128.load(w3), x0, a3);
    b3 = madd(v128.load(w3, 16), x0, b3);
    x += 4;
    w += 32;
    w1 += 32;
    w2 += 32;
    w3 += 32;
  }
  for (; w < end; w += 64) {
    const x0 = v128.load32_splat(x);
    a0 = madd(v128.load(w), x0, a0);
    b0 = madd(v128.load(w, 16), x0, b0);
    a1 = madd(v128.load(w1), x0, a1);
    b1 = madd(v128.load(w1, 16), x0, b1);
    a2 = madd(v128.load(w2), x0, a2);
    b2 = madd(v128.load(w2, 16), x0, b2);
    a3 = madd(v128.load(w3), x0, a3);
    b3 = madd(v128.load(w3, 16), x0, b3);
    const x1 = v128.load32_splat(x, 4);
    a0 = madd(v128.load(w, 32), x1, a0);
    b0 = madd(v128.load(w, 48), x1, b0);
    a1 = madd(v128.load(w1, 32), x1, a1);
    b1 = madd(v128.load(w1, 48), x1, b1);
    a2 = madd(v128.load(w2, 32), x1, a2);
    b2 = madd(v128.load(w2, 48), x1, b2);
    a3 = madd(v128.load(w3, 32), x1, a3);
    b3 = madd(v128.load(w3, 48), x1, b3);
    x += 8;
    w1 += 64;
    w2 += 64;
    w3 += 64;
  }
  finish(y, a0, b0, 8);
  finish(y + 32, a1, b1, 8);
  finish(y + 64, a2, b2, 8);
  finish(y + 96, a3, b3, 8);
}
