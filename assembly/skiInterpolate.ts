import { add, sub, mul, madd } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { TILE, fractions, pointBefore } from "./lib/skiRows";

/** Unit b tiles + k: rows 64 k … of sequence b. Scratch: 64 splatted fractions. See src/ops/skiInterpolate.ts. */
export function skiInterpolate(
  q: usize, addend: usize, gate: usize, y: usize, batch: usize, n: usize, points: usize, dim: usize,
  hasAdd: i32, hasGate: i32, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, tiles = (n + TILE - 1) / TILE, next = points > 1 ? row : 0;
  for (let unit = begin; unit < end; unit++) {
    const b = unit / tiles;
    let i = (unit % tiles) * TILE, a = pointBefore(i, n, points);
    const stop = min(i + TILE, n);
    let distance = <usize>(<u64>i * (points - 1) - <u64>a * (n - 1));
    for (; i < stop; a++, distance -= n - 1) {
      const rows = fractions(scratch, distance, stop - i, n, points, a + 2 >= points);
      const from = q + (b * points + a) * row, at = (b * n + i) * row;
      fillRows(from, next, addend + at, gate + at, y + at, row, rows, scratch, dim, hasAdd, hasGate);
      i += rows; distance += rows * (points - 1);
    }
  }
}

/** y = (q + f (next - q) + addend) gate for rows that lie between the same two points. */
// @ts-ignore: decorator
@inline function fillRows(
  q: usize, next: usize, addend: usize, gate: usize, y: usize, row: usize, rows: usize, f: usize, dim: usize,
  hasAdd: i32, hasGate: i32,
): void {
  const end = f + (rows << 4);
  let c: usize = 0;
  for (; c + 16 <= dim; c += 16, q += 64, y += 64, addend += 64, gate += 64) {
    const q0 = v128.load(q), q1 = v128.load(q, 16), q2 = v128.load(q, 32), q3 = v128.load(q, 48), e = q + next;
    const d0 = sub(v128.load(e), q0), d1 = sub(v128.load(e, 16), q1);
    const d2 = sub(v128.load(e, 32), q2), d3 = sub(v128.load(e, 48), q3);
    for (let g = f, at: usize = 0; g < end; g += 16, at += row) {
      const w = v128.load(g);
      let v0 = madd(w, d0, q0), v1 = madd(w, d1, q1), v2 = madd(w, d2, q2), v3 = madd(w, d3, q3);
      if (hasAdd) {
        const p = addend + at;
        v0 = add(v0, v128.load(p)); v1 = add(v1, v128.load(p, 16));
        v2 = add(v2, v128.load(p, 32)); v3 = add(v3, v128.load(p, 48));
      }
      if (hasGate) {
        const p = gate + at;
        v0 = mul(v0, v128.load(p)); v1 = mul(v1, v128.load(p, 16));
        v2 = mul(v2, v128.load(p, 32)); v3 = mul(v3, v128.load(p, 48));
      }
      const to = y + at;
      v128.store(to, v0); v128.store(to, v1, 16); v128.store(to, v2, 32); v128.store(to, v3, 48);
    }
  }
  for (; c < dim; c += 4, q += 16, y += 16, addend += 16, gate += 16) {
    const left = dim - c, q0 = loadUpTo(q, left), d0 = sub(loadUpTo(q + next, left), q0);
    for (let g = f, at: usize = 0; g < end; g += 16, at += row) {
      let v = madd(v128.load(g), d0, q0);
      if (hasAdd) v = add(v, loadUpTo(addend + at, left));
      if (hasGate) v = mul(v, loadUpTo(gate + at, left));
      storeUpTo(y + at, v, left);
    }
  }
}
