import { BLOCK } from "./blockFloat";
import { madd } from "./simd";

/** Columns of a tile. */
export const TILE: usize = 16;
/** Bytes of a block of a tile: a scale for each column, then the columns of 16 pairs of integers. */
export const TILE_BYTES: usize = (BLOCK / 2 + 1) * TILE * 4;
/** Bytes of a block of x: its scale, then 16 pairs of integers. */
export const X_BYTES: usize = (BLOCK / 2 + 1) * 4;

/** Four columns of one pair: products are exact, and so is the sum of the two, at most 2^31 - 2^17 + 2. */
// @ts-ignore: decorator
@inline function pair(w: usize, x: v128, sum: v128): v128 {
  return f32x4.add(sum, f32x4.convert_i32x4_s(i32x4.dot_i16x8_s(v128.load(w), x)));
}
/** A block's sum times both scales, and the blocks before. */
// @ts-ignore: decorator
@inline function scaled(sum: v128, w: usize, x: v128, before: v128): v128 {
  return madd(f32x4.mul(sum, v128.load(w)), x, before);
}

/**
 * y = bias + one row of rounded x times one tile: what decoding spends its time on, bound by reading w once, front to back.
 * Sums go over the blocks in order, within a block over its pairs. All 16 columns of bias and y are read and written.
 */
export function tile1x16(x: usize, w: usize, bias: usize, y: usize, blocks: usize): void {
  let a = v128.load(bias);
  let b = v128.load(bias, 16);
  let c = v128.load(bias, 32);
  let d = v128.load(bias, 48);
  for (; blocks != 0; --blocks) {
    const scales = w;
    w += TILE * 4;
    let s = f32x4.splat(0);
    let t = s;
    let u = s;
    let v = s;
    const scale = v128.load32_splat(x);
    x += 4;
    for (const end = x + BLOCK * 2; x < end; x += 8) {
      const x0 = v128.load32_splat(x);
      s = pair(w, x0, s);
      t = pair(w + 16, x0, t);
      u = pair(w + 32, x0, u);
      v = pair(w + 48, x0, v);
      const x1 = v128.load32_splat(x, 4);
      s = pair(w + 64, x1, s);
      t = pair(w + 80, x1, t);
      u = pair(w + 96, x1, u);
      v = pair(w + 112, x1, v);
      w += 128;
    }
    a = scaled(s, scales, scale, a);
    b = scaled(t, scales + 16, scale, b);
    c = scaled(u, scales + 32, scale, c);
    d = scaled(v, scales + 48, scale, d);
  }
  v128.store(y, a);
  v128.store(y, b, 16);
  v128.store(y, c, 32);
  v128.store(y, d, 48);
}
