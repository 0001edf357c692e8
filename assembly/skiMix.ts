import { add, sub, mul, madd } from "./lib/simd";
import { FAR, readAhead } from "./lib/ahead";
import { band8 } from "./lib/band";
import { INPUTS, SUMS, fastBand32, shortInputs, shortTaps, shortenTaps } from "./lib/fastBand";
import { gatherRows } from "./lib/lanes";
import { loadEdge, storeEdge } from "./lib/partial";
import { fractions, pointBefore } from "./lib/skiRows";

// As in src/wasm/kernels/skiMix.ts: rows of a unit; groups of four channels worked on at a time, a cache line of every row, so
// that x and y stream by once; and the number of taps from which on short sums are faster than the definition.
const ROWS: usize = 128;
const GROUPS: usize = 4;
const FAST: usize = 24;

/** Rows from their sums to y: as many as short sums give at a time. */
const BLOCK: usize = 32;
/** Bytes of a block's splatted fractions, its first point, and the numbers of rows between each pair of points. */
const SPREAD: usize = (BLOCK << 4) + 16 + (BLOCK << 2);

/**
 * Unit b tiles + k: rows 128 k … of sequence b, 32 of them and 16 channels at a time. Four channels across lanes. The banded
 * product goes to scratch, by the definition if it is narrow, by short sums if not; interpolated rows are added on the way to
 * y. Scratch: for each block of rows what SPREAD holds; for each of four groups the sums, x with its surroundings, and the same
 * as short sums need it; the taps of all groups. See src/ops/skiMix.ts.
 */
export function skiMix(
  x: usize, taps: usize, q: usize, gate: usize, y: usize, batch: usize, n: usize, points: usize, dim: usize,
  tapCount: usize, firstLag: isize, hasGate: i32, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, total = batch * n * row, tiles = (n + ROWS - 1) / ROWS, next = points > 1 ? row : 0, fast = tapCount >= FAST;
  const short = shortTaps(tapCount), before = fast ? (short - 1) << 2 : max<usize>(tapCount, 1) - 1;
  const sums = scratch + ROWS / BLOCK * SPREAD, temporary = sums + GROUPS * (BLOCK << 4), rows = temporary + 512;
  const rowBytes = (ROWS + before) << 4, inputs = rows + GROUPS * rowBytes, groupBytes = ((ROWS >> 2) + short - 1) * INPUTS;
  const packed = inputs + (fast ? GROUPS * groupBytes : 0), packedBytes = (fast ? SUMS * short : tapCount) << 4;
  for (let c: usize = 0, to = packed; c < dim && begin < end; c += 4, to += packedBytes) {
    if (fast) shortenTaps(to, taps + (c << 2), row, tapCount, dim - c);
    else gatherRows(to, taps + (c << 2), row, tapCount, 0, tapCount, dim - c);
  }
  for (let unit = begin; unit < end; unit++) {
    const b = unit / tiles, first = (unit % tiles) * ROWS, count = min(ROWS, n - first), padded = (count + BLOCK - 1) & ~(BLOCK - 1);
    const offset = (b * n + first) * row, from = <isize>first - firstLag - <isize>before;
    for (let i: usize = 0, to = scratch; i < count; i += BLOCK, to += SPREAD) spread(to, first + i, min(BLOCK, count - i), n, points);
    const last = total > FAR ? min(offset + 2 * ROWS * row, total) : 0;
    let ahead = min(offset + ROWS * row, last);
    for (let c: usize = 0; c < dim; c += 4 * GROUPS) {
      const channels = min<usize>(4 * GROUPS, dim - c), groups = (channels + 3) >> 2, at = offset + (c << 2);
      const whole = channels == 4 * GROUPS && from >= 0 && from + <isize>(padded + before) <= <isize>n;
      const points0 = q + b * points * row + (c << 2);
      let source = x + b * n * row + (c << 2), apart: usize = 16, step = row;
      if (!fast || !whole) {
        gather(rows, rowBytes, source, row, n, from, padded + before, channels, whole);
        source = rows; apart = rowBytes; step = 16;
      } else source += from * row;
      if (fast) shortInputs(inputs, groupBytes, groups, source, step, apart, short - 1);
      for (let i: usize = 0; i < count; i += BLOCK) {
        if (fast) {
          const at4 = (i >> 2) + short - 1;
          shortInputs(inputs + at4 * INPUTS, groupBytes, groups, source + (at4 << 2) * step, step, apart, BLOCK >> 2);
        }
        for (let g: usize = 0; g < groups; g++) {
          // A few lines at a time: a load that waits for the third-level cache holds up the instructions behind it, but where lines
          // are asked for one after the other, the processor has fetched the next ones when their turn comes.
          const some = min(BLOCK << 4, last - ahead);
          readAhead(x + ahead, x + ahead + some);
          readAhead(y + ahead, y + ahead + some);
          if (hasGate) readAhead(gate + ahead, gate + ahead + some);
          ahead += some;
          const to = sums + g * (BLOCK << 4), t = packed + ((c >> 2) + g) * packedBytes;
          if (fast) fastBand32(t, short, inputs + g * groupBytes + ((i >> 2) + short - 1) * INPUTS, to, temporary);
          else {
            const p = rows + g * rowBytes + ((i + before) << 4);
            for (let o: usize = 0; o < BLOCK << 4; o += 128) band8(t, p + o, tapCount, 0, 0, to + o, 16);
          }
        }
        const to = y + at + i * row, by = hasGate ? gate + at + i * row : 0, height = min(BLOCK, count - i);
        const f = scratch + i / BLOCK * SPREAD;
        if (channels == 4 * GROUPS) finish(to, by, row, sums, points0, next, f, height);
        else for (let g: usize = 0; g < groups; g++) {
          const o = g << 4;
          finishPart(to + o, by ? by + o : 0, row, sums + g * (BLOCK << 4), points0 + o, next, f, height, channels - (g << 2));
        }
      }
    }
  }
}

/** Rows of up to 16 channels to areas of rows of four channels. */
// @ts-ignore: decorator
@inline function gather(
  to: usize, bytes: usize, from: usize, row: usize, n: usize, first: isize, count: usize, channels: usize, whole: bool,
): void {
  if (whole) {
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

/** Fractions of rows first … first + count - 1, the point before the first, and the numbers of rows that share their points. */
// @ts-ignore: decorator
@inline function spread(to: usize, first: usize, count: usize, n: usize, points: usize): void {
  let point = pointBefore(first, n, points), counts = to + (BLOCK << 4) + 16;
  let distance = <usize>(<u64>first * (points - 1) - <u64>point * (n - 1));
  store<u32>(counts - 16, point);
  for (let done: usize = 0; done < count; point++, counts += 4, distance -= n - 1) {
    const some = fractions(to + (done << 4), distance, count - done, n, points, point + 2 >= points);
    store<u32>(counts, some);
    done += some; distance += some * (points - 1);
  }
}

/** Rows of y, 16 channels: (sums + q + f (next - q)) gate. */
function finish(y: usize, gate: usize, row: usize, sums: usize, q: usize, next: usize, f: usize, count: usize): void {
  let counts = f + (BLOCK << 4) + 16;
  q += load<u32>(counts - 16) * row;
  for (const end = f + (count << 4); f < end; counts += 4, q += row) {
    const q0 = v128.load(q), q1 = v128.load(q, 16), q2 = v128.load(q, 32), q3 = v128.load(q, 48), r = q + next;
    const r0 = sub(v128.load(r), q0), r1 = sub(v128.load(r, 16), q1), r2 = sub(v128.load(r, 32), q2), r3 = sub(v128.load(r, 48), q3);
    for (const last = f + (load<u32>(counts) << 4); f < last; f += 16, sums += 16, y += row) {
      const w = v128.load(f);
      let v0 = madd(w, r0, add(q0, v128.load(sums))), v1 = madd(w, r1, add(q1, v128.load(sums, BLOCK << 4)));
      let v2 = madd(w, r2, add(q2, v128.load(sums, BLOCK << 5))), v3 = madd(w, r3, add(q3, v128.load(sums, 3 * (BLOCK << 4))));
      if (gate) {
        v0 = mul(v0, v128.load(gate)); v1 = mul(v1, v128.load(gate, 16));
        v2 = mul(v2, v128.load(gate, 32)); v3 = mul(v3, v128.load(gate, 48));
        gate += row;
      }
      v128.store(y, v0); v128.store(y, v1, 16); v128.store(y, v2, 32); v128.store(y, v3, 48);
    }
  }
}

/** The same of up to four channels. */
function finishPart(
  y: usize, gate: usize, row: usize, sums: usize, q: usize, next: usize, f: usize, count: usize, left: usize,
): void {
  let counts = f + (BLOCK << 4) + 16;
  q += load<u32>(counts - 16) * row;
  for (const end = f + (count << 4); f < end; counts += 4, q += row) {
    const before = loadEdge(q, left), rise = sub(loadEdge(q + next, left), before);
    for (const last = f + (load<u32>(counts) << 4); f < last; f += 16, sums += 16, y += row) {
      let v = madd(v128.load(f), rise, add(before, v128.load(sums)));
      if (gate) {
        v = mul(v, loadEdge(gate, left));
        gate += row;
      }
      storeEdge(y, v, left);
    }
  }
}
