import { madd, mul } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

/** Unit b: sequence b. Rows of taps and ring stream by in order, four at a time, y being summed in place. See src/ops/windowStep.ts. */
export function windowStep(
  x: usize, taps: usize, gate: usize, ring: usize, y: usize,
  batch: usize, n: usize, dim: usize, count: usize, hasGate: i32, begin: usize, end: usize,
): void {
  const row = dim << 2;
  for (let b = begin; b < end; b++) {
    const slots = ring + b * (count * row + 4), index = slots + count * row;
    for (let i: usize = 0; i < n; i++) {
      const o = (b * n + i) * row, slot = <usize>load<f32>(index), newest = slots + slot * row;
      memory.copy(newest, x + o, row);
      memory.fill(y + o, 0, row);
      accumulate(y + o, taps, newest, slot + 1, row, dim);
      accumulate(y + o, taps + (slot + 1) * row, slots + (count - 1) * row, count - 1 - slot, row, dim);
      if (hasGate) {
        for (let c: usize = 0; c < dim; c += 4) {
          const at = o + (c << 2), left = dim - c;
          storeUpTo(y + at, mul(loadUpTo(y + at, left), loadUpTo(gate + at, left)), left);
        }
      }
      store<f32>(index, slot + 1 == count ? 0 : <f32>(slot + 1));
    }
  }
}

/** y += sum of taps_l past_l for `count` rows: taps go up, the past goes down. */
function accumulate(y: usize, taps: usize, past: usize, count: usize, row: usize, dim: usize): void {
  for (; count >= 4; count -= 4, taps += row << 2, past -= row << 2) {
    for (let c: usize = 0; c < dim; c += 4) {
      const o = c << 2, left = dim - c, t = taps + o, p = past + o;
      let a = madd(loadUpTo(t, left), loadUpTo(p, left), loadUpTo(y + o, left));
      let b = mul(loadUpTo(t + row, left), loadUpTo(p - row, left));
      a = madd(loadUpTo(t + 2 * row, left), loadUpTo(p - 2 * row, left), a);
      b = madd(loadUpTo(t + 3 * row, left), loadUpTo(p - 3 * row, left), b);
      storeUpTo(y + o, f32x4.add(a, b), left);
    }
  }
  for (; count > 0; count--, taps += row, past -= row) {
    for (let c: usize = 0; c < dim; c += 4) {
      const o = c << 2, left = dim - c;
      storeUpTo(y + o, madd(loadUpTo(taps + o, left), loadUpTo(past + o, left), loadUpTo(y + o, left)), left);
    }
  }
}
