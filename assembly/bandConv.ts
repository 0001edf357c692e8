import { add, mul } from "./lib/simd";
import { band8 } from "./lib/band";
import { gatherRows, loadLanes, storeLanes } from "./lib/lanes";

/** Zero rows before and after the gathered sequence: more than a block of outputs can reach beyond it. */
const PAD: isize = 8;

/**
 * Unit g batch + b: channel group g (channels min(4 g, dim - 4) … + 3) of sequence b. Rows of x and taps of the group are
 * gathered into rows of 16 bytes; eight outputs are kept in registers while taps stream by, four at a time, over the
 * window of lags that meets the sequence at all. Scratch: 8 rows of outputs, n + 16 rows of x, the rows of taps. See src/ops/bandConv.ts.
 */
export function bandConv(
  x: usize, taps: usize, gate: usize, addend: usize, y: usize,
  batch: usize, n: isize, dim: usize, tapCount: isize, firstLag: isize, hasGate: i32, hasAdd: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, width = min<usize>(4, dim);
  const low = max<isize>(0, 1 - n - firstLag), high = min<isize>(tapCount, n - firstLag);
  const out = scratch, rows = scratch + 128, packed = rows + ((n + 2 * PAD) << 4), origin = rows + (PAD << 4);
  let gathered = usize.MAX_VALUE;
  for (let unit = begin; unit < end; unit++) {
    const b = unit % batch, g = unit / batch, channel = min<usize>(g << 2, dim - width) << 2;
    const offset = b * n * row + channel;
    gatherRows(rows, x + offset, row, n, -PAD, n + 2 * PAD, width);
    if (g != gathered && low < high) gatherRows(packed, taps + channel, row, tapCount, low, high - low, width);
    gathered = g;
    for (let i: isize = 0; i < n; i += 8) {
      // Lag l = firstLag + r meets outputs i … i + 7 where 0 <= i + 7 - l and i - l <= n - 1.
      const r = max(low, i - firstLag - n + 1);
      const last = min(high, i - firstLag + 8);
      const t = packed + ((r - low) << 4), p = origin + ((i - firstLag - r) << 4), at = offset + i * row;
      const direct = i + 8 <= n && width == 4 && !hasGate && !hasAdd;
      band8(t, p, last - r, 0, 0, direct ? y + at : out, direct ? row : 16);
      if (!direct) finish(out, y + at, gate + at, addend + at, row, min<isize>(8, n - i), width, hasGate, hasAdd);
    }
  }
}

/** y = rows * gate + addend for `count` rows of 16 bytes. */
// @ts-ignore: decorator
@inline function finish(
  rows: usize, y: usize, gate: usize, addend: usize, row: usize, count: usize, width: usize, hasGate: i32, hasAdd: i32,
): void {
  for (const end = rows + (count << 4); rows < end; rows += 16, y += row, gate += row, addend += row) {
    let v = v128.load(rows);
    if (width == 4) {
      if (hasGate) v = mul(v, v128.load(gate));
      if (hasAdd) v = add(v, v128.load(addend));
      v128.store(y, v);
    } else {
      if (hasGate) v = mul(v, loadLanes(gate, width));
      if (hasAdd) v = add(v, loadLanes(addend, width));
      storeLanes(y, v, width);
    }
  }
}
