import { add, mul, madd } from "./lib/simd";
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
      let r = max(low, i - firstLag - n + 1);
      const last = min(high, i - firstLag + 8);
      let t = packed + ((r - low) << 4), p = origin + ((i - firstLag - r) << 4);
      let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
      for (; r + 4 <= last; r += 4, t += 64, p -= 64) {
        const t0 = v128.load(t), t1 = v128.load(t, 16), t2 = v128.load(t, 32), t3 = v128.load(t, 48), m = p - 48;
        let v = v128.load(m); a0 = madd(t3, v, a0);
        v = v128.load(m, 16); a0 = madd(t2, v, a0); a1 = madd(t3, v, a1);
        v = v128.load(m, 32); a0 = madd(t1, v, a0); a1 = madd(t2, v, a1); a2 = madd(t3, v, a2);
        v = v128.load(m, 48); a0 = madd(t0, v, a0); a1 = madd(t1, v, a1); a2 = madd(t2, v, a2); a3 = madd(t3, v, a3);
        v = v128.load(m, 64); a1 = madd(t0, v, a1); a2 = madd(t1, v, a2); a3 = madd(t2, v, a3); a4 = madd(t3, v, a4);
        v = v128.load(m, 80); a2 = madd(t0, v, a2); a3 = madd(t1, v, a3); a4 = madd(t2, v, a4); a5 = madd(t3, v, a5);
        v = v128.load(m, 96); a3 = madd(t0, v, a3); a4 = madd(t1, v, a4); a5 = madd(t2, v, a5); a6 = madd(t3, v, a6);
        v = v128.load(m, 112); a4 = madd(t0, v, a4); a5 = madd(t1, v, a5); a6 = madd(t2, v, a6); a7 = madd(t3, v, a7);
        v = v128.load(m, 128); a5 = madd(t0, v, a5); a6 = madd(t1, v, a6); a7 = madd(t2, v, a7);
        v = v128.load(m, 144); a6 = madd(t0, v, a6); a7 = madd(t1, v, a7);
        v = v128.load(m, 160); a7 = madd(t0, v, a7);
      }
      for (; r < last; r++, t += 16, p -= 16) {
        const t0 = v128.load(t);
        a0 = madd(t0, v128.load(p), a0); a1 = madd(t0, v128.load(p, 16), a1);
        a2 = madd(t0, v128.load(p, 32), a2); a3 = madd(t0, v128.load(p, 48), a3);
        a4 = madd(t0, v128.load(p, 64), a4); a5 = madd(t0, v128.load(p, 80), a5);
        a6 = madd(t0, v128.load(p, 96), a6); a7 = madd(t0, v128.load(p, 112), a7);
      }
      const at = offset + i * row;
      if (i + 8 <= n && width == 4 && !hasGate && !hasAdd) {
        const q = y + at;
        v128.store(q, a0); v128.store(q + row, a1); v128.store(q + 2 * row, a2); v128.store(q + 3 * row, a3);
        const u = q + 4 * row;
        v128.store(u, a4); v128.store(u + row, a5); v128.store(u + 2 * row, a6); v128.store(u + 3 * row, a7);
      } else {
        v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, a2, 32); v128.store(out, a3, 48);
        v128.store(out, a4, 64); v128.store(out, a5, 80); v128.store(out, a6, 96); v128.store(out, a7, 112);
        finish(out, y + at, gate + at, addend + at, row, min<isize>(8, n - i), width, hasGate, hasAdd);
      }
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
