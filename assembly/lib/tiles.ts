// Small matrix products on padded tiles in scratch, for attention: no tails, because padding is zero.
import { mul, madd } from "./simd";
import { loadUpTo, storeUpTo } from "./partial";

/**
 * C[i, j] += sum_k A(i, k) B[k, j] for `rows` (a multiple of 4) and `columns` (a multiple of 8). Strides in bytes: cRow and
 * bRow from row to row, aRow and aStep along A's i and k, so that A may be transposed.
 */
export function multiplyAdd(
  c: usize, cRow: usize, a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize,
  rows: usize, columns: usize, inner: usize,
): void {
  for (let j: usize = 0; j < columns << 2; j += 32) {
    for (let i: usize = 0; i < rows; i += 4) {
      const c0 = c + i * cRow + j, c1 = c0 + cRow, c2 = c1 + cRow, c3 = c2 + cRow;
      let s0 = v128.load(c0), t0 = v128.load(c0, 16), s1 = v128.load(c1), t1 = v128.load(c1, 16);
      let s2 = v128.load(c2), t2 = v128.load(c2, 16), s3 = v128.load(c3), t3 = v128.load(c3, 16);
      let p0 = a + i * aRow, p1 = p0 + aRow, p2 = p1 + aRow, p3 = p2 + aRow;
      for (let q = b + j, end = q + inner * bRow; q < end; q += bRow) {
        const u = v128.load(q), w = v128.load(q, 16);
        let x = v128.load32_splat(p0); s0 = madd(x, u, s0); t0 = madd(x, w, t0);
        x = v128.load32_splat(p1); s1 = madd(x, u, s1); t1 = madd(x, w, t1);
        x = v128.load32_splat(p2); s2 = madd(x, u, s2); t2 = madd(x, w, t2);
        x = v128.load32_splat(p3); s3 = madd(x, u, s3); t3 = madd(x, w, t3);
        p0 += aStep; p1 += aStep; p2 += aStep; p3 += aStep;
      }
      v128.store(c0, s0); v128.store(c0, t0, 16); v128.store(c1, s1); v128.store(c1, t1, 16);
      v128.store(c2, s2); v128.store(c2, t2, 16); v128.store(c3, s3); v128.store(c3, t3, 16);
    }
  }
}

/** Rows of `dim` floats to rows of `toRow` bytes, each followed by a 1 (whose products are the sum of the weights) and zeros. */
export function packWithOne(to: usize, toRow: usize, from: usize, row: usize, count: usize, rows: usize, dim: usize): void {
  memory.fill(to, 0, rows * toRow);
  for (let t: usize = 0; t < count; t++, to += toRow, from += row) {
    for (let c: usize = 0; c < dim; c += 4) storeUpTo(to + (c << 2), loadUpTo(from + (c << 2), dim - c), dim - c);
    store<f32>(to + (dim << 2), 1);
  }
}

/** y = row / (its value at column `dim` + eps). */
export function divideByLast(y: usize, row: usize, from: usize, fromRow: usize, count: usize, dim: usize, eps: f32): void {
  for (let t: usize = 0; t < count; t++, y += row, from += fromRow) {
    const inverse = f32x4.splat(1 / (load<f32>(from + (dim << 2)) + eps));
    for (let c: usize = 0; c < dim; c += 4) {
      storeUpTo(y + (c << 2), mul(v128.load(from + (c << 2)), inverse), dim - c);
    }
  }
}

/** The four lanes of v to rows 0 … 3 of a column, `left` of them. */
// @ts-ignore: decorator
@inline export function storeColumn(to: usize, row: usize, v: v128, left: usize): void {
  v128.store_lane<f32>(to, v, 0);
  if (left > 1) v128.store_lane<f32>(to + row, v, 1);
  if (left > 2) v128.store_lane<f32>(to + 2 * row, v, 2);
  if (left > 3) v128.store_lane<f32>(to + 3 * row, v, 3);
}
