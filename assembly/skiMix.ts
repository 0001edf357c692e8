import { sub, mul, madd } from "./lib/simd";
import { band8 } from "./lib/band";
import { gatherRows } from "./lib/lanes";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { fractions, pointBefore } from "./lib/skiRows";

/** Rows of a unit, and channels worked on at a time: a cache line of every row, so that x and y stream by once. */
const ROWS: usize = 128;
const GROUPS: usize = 4;

/**
 * Unit b tiles + k: rows 128 k … of sequence b. Four channels across lanes; the interpolated rows start the sums of the
 * banded product. Scratch: splatted fractions of the rows, how many rows lie between each pair of points, then for each
 * of four groups the sums, x with its surroundings, and the taps. See src/ops/skiMix.ts.
 */
export function skiMix(
  x: usize, taps: usize, q: usize, gate: usize, y: usize, batch: usize, n: usize, points: usize, dim: usize,
  tapCount: usize, firstLag: isize, hasGate: i32, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, tiles = (n + ROWS - 1) / ROWS, next = points > 1 ? row : 0;
  const reach = max<usize>(tapCount, 1) - 1, counts = scratch + (ROWS << 4), sums = counts + (ROWS << 2);
  const rows = sums + GROUPS * (ROWS << 4), rowBytes = (ROWS + reach) << 4;
  const packed = rows + GROUPS * rowBytes, packedBytes = tapCount << 4;
  for (let unit = begin; unit < end; unit++) {
    const b = unit / tiles, first = (unit % tiles) * ROWS, count = min(ROWS, n - first), padded = (count + 7) & ~7;
    const point = pointBefore(first, n, points), offset = (b * n + first) * row;
    // output i - first needs x at i - firstLag - reach … i - firstLag
    const from = <isize>first - firstLag - <isize>reach;
    spread(scratch, counts, first, count, point, n, points);
    for (let c: usize = 0; c < dim; c += 4 * GROUPS) {
      const channels = min<usize>(4 * GROUPS, dim - c), at = offset + (c << 2);
      gather(rows, rowBytes, x + b * n * row + (c << 2), row, n, from, padded + reach, channels);
      gather(packed, packedBytes, taps + (c << 2), row, tapCount, 0, tapCount, channels);
      for (let g: usize = 0; g << 2 < channels; g++) {
        const s = sums + g * (ROWS << 4), left = channels - (g << 2);
        interpolate(s, q + (b * points + point) * row + ((c + (g << 2)) << 2), row, next, scratch, counts, count, left);
        let p = rows + g * rowBytes + (reach << 4);
        for (let t = s, last = s + (padded << 4); t < last; t += 128, p += 128) {
          band8(packed + g * packedBytes, p, tapCount, t, t, 16);
        }
      }
      finish(y + at, gate + at, row, sums, count, channels, hasGate);
    }
  }
}

/** Rows of up to 16 channels to areas of rows of four channels. */
// @ts-ignore: decorator
@inline function gather(
  to: usize, bytes: usize, from: usize, row: usize, n: usize, first: isize, count: usize, channels: usize,
): void {
  if (channels == 4 * GROUPS && first >= 0 && first + <isize>count <= <isize>n) {
    from += first * row;
    const t1 = to + bytes, t2 = t1 + bytes, t3 = t2 + bytes;
    for (let at: usize = 0; at < count << 4; at += 16, from += row) {
      v128.store(to + at, v128.load(from)); v128.store(t1 + at, v128.load(from, 16));
      v128.store(t2 + at, v128.load(from, 32)); v128.store(t3 + at, v128.load(from, 48));
    }
  } else for (let c: usize = 0; c < channels; c += 4, to += bytes) {
    gatherRows(to, from + (c << 2), row, n, first, count, channels - c);
  }
}

/** y = sums gate, from areas of rows of four channels to rows. */
// @ts-ignore: decorator
@inline function finish(
  y: usize, gate: usize, row: usize, sums: usize, count: usize, channels: usize, hasGate: i32,
): void {
  const s1 = sums + (ROWS << 4), s2 = s1 + (ROWS << 4), s3 = s2 + (ROWS << 4);
  for (let at: usize = 0; at < count << 4; at += 16, y += row, gate += row) {
    if (channels == 4 * GROUPS) {
      let v0 = v128.load(sums + at), v1 = v128.load(s1 + at), v2 = v128.load(s2 + at), v3 = v128.load(s3 + at);
      if (hasGate) {
        v0 = mul(v0, v128.load(gate)); v1 = mul(v1, v128.load(gate, 16));
        v2 = mul(v2, v128.load(gate, 32)); v3 = mul(v3, v128.load(gate, 48));
      }
      v128.store(y, v0); v128.store(y, v1, 16); v128.store(y, v2, 32); v128.store(y, v3, 48);
    } else for (let c: usize = 0; c < channels; c += 4) {
      let v = v128.load(sums + at + (c >> 2) * (ROWS << 4));
      if (hasGate) v = mul(v, loadUpTo(gate + (c << 2), channels - c));
      storeUpTo(y + (c << 2), v, channels - c);
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
