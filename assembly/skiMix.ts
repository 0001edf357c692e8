import { sub, mul, madd } from "./lib/simd";
import { band8 } from "./lib/band";
import { gatherRows } from "./lib/lanes";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { fractions, pointBefore } from "./lib/skiRows";

/** Rows of a unit. */
const ROWS: usize = 128;

/**
 * Unit b tiles + k: rows 128 k … of sequence b, four channels at a time: the interpolated rows start the sums of the banded
 * product. Scratch: splatted fractions of the rows, how many rows lie between each pair of points, the sums, x with its
 * surroundings, the taps. See src/ops/skiMix.ts.
 */
export function skiMix(
  x: usize, taps: usize, q: usize, gate: usize, y: usize, batch: usize, n: usize, points: usize, dim: usize,
  tapCount: usize, firstLag: isize, hasGate: i32, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, tiles = (n + ROWS - 1) / ROWS, next = points > 1 ? row : 0;
  const counts = scratch + (ROWS << 4), sums = counts + (ROWS << 2), rows = sums + (ROWS << 4);
  const reach = max<usize>(tapCount, 1) - 1, packed = rows + ((ROWS + reach) << 4);
  for (let unit = begin; unit < end; unit++) {
    const b = unit / tiles, first = (unit % tiles) * ROWS, count = min(ROWS, n - first), padded = (count + 7) & ~7;
    const point = pointBefore(first, n, points), offset = (b * n + first) * row;
    spread(scratch, counts, first, count, point, n, points);
    for (let c: usize = 0; c < dim; c += 4) {
      const left = dim - c, at = offset + (c << 2);
      interpolate(sums, q + (b * points + point) * row + (c << 2), row, next, scratch, counts, count, left);
      // output i - first needs x at i - firstLag - reach … i - firstLag
      const from = <isize>first - firstLag - <isize>reach;
      gatherRows(rows, x + b * n * row + (c << 2), row, n, from, padded + reach, left);
      gatherRows(packed, taps + (c << 2), row, tapCount, 0, tapCount, left);
      const direct = left >= 4 && !hasGate;
      let i: usize = 0;
      for (; i < padded; i += 8) {
        const s = sums + (i << 4), whole = direct && i + 8 <= count;
        band8(packed, rows + ((i + reach) << 4), tapCount, s, whole ? y + at + i * row : s, whole ? row : 16);
      }
      for (i = direct ? count & ~7 : 0; i < count; i++) {
        let v = v128.load(sums + (i << 4));
        if (hasGate) v = mul(v, loadUpTo(gate + at + i * row, left));
        storeUpTo(y + at + i * row, v, left);
      }
    }
  }
}

/** Fractions of rows first … first + count - 1, and the numbers of rows that share their points. */
// @ts-ignore: decorator
@inline function spread(
  to: usize, counts: usize, first: usize, count: usize, point: usize, n: usize, points: usize,
): void {
  let distance = <usize>(<u64>first * (points - 1) - <u64>point * (n - 1));
  for (let done: usize = 0; done < count; point++, counts += 4, distance -= n - 1) {
    const some = fractions(to + (done << 4), distance, count - done, n, points, point + 2 >= points);
    store<u32>(counts, some);
    done += some; distance += some * (points - 1);
  }
}

/** to = q + f (next - q), rows of 16 bytes. */
// @ts-ignore: decorator
@inline function interpolate(
  to: usize, q: usize, row: usize, next: usize, f: usize, counts: usize, count: usize, left: usize,
): void {
  for (const end = to + (count << 4); to < end; counts += 4, q += row) {
    const before = loadUpTo(q, left), rise = sub(loadUpTo(q + next, left), before);
    for (const last = to + (load<u32>(counts) << 4); to < last; to += 16, f += 16) {
      v128.store(to, madd(v128.load(f), rise, before));
    }
  }
}
