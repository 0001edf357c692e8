import { add, sub, mul, madd, nmadd } from "./lib/simd";
import { forwardRoot } from "./lib/ring";
import { loadEdge, storeEdge } from "./lib/partial";

/**
 * Unit h groups + g: four channels of head h. With N = size / 2, zeta = exp(i pi / 2N) and H the response, the taps come in
 * pairs from one complex transform: e_{2p} + i e_{2p+1} = 1/size sum_m Z_m exp(2 pi i p m / N),
 * Z_m = (H_m + conj H_{N-m}) + i zeta^{2m} (H_m - conj H_{N-m}). The ring's points are zeta exp(2 pi i p / N), so its input
 * is Z_m zeta^{-m} = (H_m + conj H_{N-m}) zeta^{-m} + i (H_m - conj H_{N-m}) zeta^m. Its output order is bit-reversed.
 * Tables: lib/ring's for N, then zeta^m / size for m < N. Scratch: N elements. See src/ops/responseTaps.ts.
 */
export function responseTaps(
  response: usize, y: usize, size: usize, heads: usize, dim: usize, causal: i32, sine: i32, firstLag: isize, rows: isize,
  ring: usize, zeta: usize, scratch: usize, begin: usize, end: usize,
): void {
  const points = size >> 1, groups = (dim + 3) >> 2, row = (heads * dim) << 2;
  const wide = causal ? row : row << 1, imaginary = dim << 2;
  for (let unit = begin; unit < end; unit++) {
    const head = unit / groups, channel = (unit % groups) << 2, left = dim - channel;
    const source = response + (((causal ? head : head << 1) * dim + channel) << 2);
    const target = y + ((head * dim + channel) << 2);
    pack(scratch, source, wide, points, imaginary, !causal, sine != 0, zeta, <f32>size, left);
    forwardRoot(scratch, points, ring);
    const twice = f32x4.splat(causal ? 2 : 1);
    for (let b: usize = 0, p: usize = 0; b < points; b++) {
      const from = scratch + (b << 5);
      const even = v128.load(from);
      put(target, row, p << 1, size, firstLag, rows, p == 0 ? even : mul(even, twice), left);
      put(target, row, (p << 1) + 1, size, firstLag, rows, mul(v128.load(from, 16), twice), left);
      let bit = points >> 1; // p = reverse(b + 1): add one from the top bit down
      for (; p & bit; bit >>= 1) p ^= bit;
      p |= bit;
    }
  }
}

/** Z_m zeta^{-m} / size for m < points. */
// @ts-ignore: decorator
@inline function pack(
  to: usize, source: usize, row: usize, points: usize, imaginary: usize, complex: bool, sine: bool, zeta: usize,
  size: f32, left: usize,
): void {
  for (let m: usize = 0; m < points; m++, to += 32) {
    const a = source + m * row, b = source + (points - m) * row;
    const ar = loadEdge(a, left), br = loadEdge(b, left);
    const c = v128.load32_splat(zeta + (m << 3)), s = v128.load32_splat(zeta + (m << 3), 4);
    let ai = f32x4.splat(0), bi = ai;
    if (complex && m > 0) {
      ai = loadEdge(a + imaginary, left); bi = loadEdge(b + imaginary, left);
      // sin(omega_m) = sin(omega_{N-m}) = 2 cos sin of half of it; the table has both divided by size
      if (sine) {
        const w = mul(mul(c, s), f32x4.splat(2 * size * size));
        ai = mul(ai, w); bi = mul(bi, w);
      }
    }
    const sr = add(ar, br), si = sub(ai, bi), dr = sub(ar, br), di = add(ai, bi);
    // (sr + i si)(c - i s) + i (dr + i di)(c + i s)
    v128.store(to, nmadd(dr, s, nmadd(di, c, madd(si, s, mul(sr, c)))));
    v128.store(to, nmadd(di, s, madd(dr, c, nmadd(sr, s, mul(si, c)))), 16);
  }
}

/** The value of cyclic index j to its lag's row, if that is wanted. */
// @ts-ignore: decorator
@inline function put(
  y: usize, row: usize, j: usize, size: usize, firstLag: isize, rows: isize, value: v128, left: usize,
): void {
  if (j << 1 == size) return; // lag size / 2 is never used
  const r = (j << 1 > size ? <isize>j - <isize>size : <isize>j) - firstLag;
  if (r >= 0 && r < rows) storeEdge(y + r * row, value, left);
}
