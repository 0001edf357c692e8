import { add, mul } from "./lib/simd";
import { band8 } from "./lib/band";
import { gatherRows, loadLanes, storeLanes } from "./lib/lanes";

/** More rows than a block of eight outputs can reach beyond the sequence: zeros before and after it. */
const PAD: isize = 8;
/** Channel groups of a unit: their rows of x and y are one cache line, which is fetched once for all of them. */
const GROUPS: usize = 4;

/** Outputs of a unit, 8 k, k >= 1: few enough to stay in the first-level cache, at least four for each row in reach. */
function tileOf(n: isize, reach: isize): isize {
  return max<isize>(8, min<isize>(n + 7 & ~7, max<isize>(256, (reach << 2) + 7 & ~7)));
}

/**
 * Unit (g batch + b) tiles + t: a tile of rows of sequence b, of four channel groups (the last one of all ends with the last
 * channel). Rows of x and taps of a group are gathered into rows of 16 bytes; eight outputs are kept in registers while taps
 * stream by, four at a time, over the window of lags that meets the sequence at all. Scratch: 8 rows of outputs, the taps in
 * reach of four groups, the tile's rows of x and those in reach of it. See src/ops/bandConv.ts.
 */
export function bandConv(
  x: usize, taps: usize, gate: usize, addend: usize, y: usize,
  batch: usize, n: isize, dim: usize, tapCount: isize, firstLag: isize, hasGate: i32, hasAdd: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, width = min<usize>(4, dim), groups = dim + 3 >> 2;
  const low = max<isize>(0, 1 - n - firstLag), high = max(low, min<isize>(tapCount, n - firstLag));
  const reach = min<isize>(tapCount, 2 * n), tile = tileOf(n, reach), tiles = (n + tile - 1) / tile;
  const out = scratch, packed = scratch + 128, packedBytes = reach << 4, rows = packed + GROUPS * packedBytes;
  let gathered = usize.MAX_VALUE;
  for (let unit = begin; unit < end; unit++) {
    const sequence = unit / tiles, block = sequence / batch, from = block * GROUPS, to = min(groups, from + GROUPS);
    const start = <isize>(unit % tiles) * tile, stop = min<isize>(n, start + tile);
    // The rows that outputs start … stop + 7 meet, the padding included.
    const first = max<isize>(-PAD, start - firstLag - high + 1), past = min<isize>(n + PAD, stop + 7 - firstLag - low);
    const origin = rows - (first << 4);
    for (let g = from; g < to; g++) {
      const channel = min<usize>(g << 2, dim - width) << 2, offset = (sequence % batch) * n * row + channel;
      const mine = packed + (g - from) * packedBytes;
      if (block != gathered) gatherRows(mine, taps + channel, row, tapCount, low, high - low, width);
      gatherRows(rows, x + offset, row, n, first, past - first, width);
      for (let i = start; i < stop; i += 8) {
        // Lag l = firstLag + r meets outputs i … i + 7 where 0 <= i + 7 - l and i - l <= n - 1.
        const r = max(low, i - firstLag - n + 1), last = min(high, i - firstLag + 8);
        const t = mine + ((r - low) << 4), p = origin + ((i - firstLag - r) << 4), at = offset + i * row;
        const direct = i + 8 <= n && width == 4 && !hasGate && !hasAdd;
        band8(t, p, last - r, 0, 0, direct ? y + at : out, direct ? row : 16);
        if (!direct) finish(out, y + at, gate + at, addend + at, row, min<isize>(8, n - i), width, hasGate, hasAdd);
      }
    }
    gathered = block;
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
