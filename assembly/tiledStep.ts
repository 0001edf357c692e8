import { madd, mul } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

/** Four channels at a time, the lags within the current block of `base` directly. See src/ops/tiledStep.ts. */
export function tiledStep(
  x: usize, taps: usize, gate: usize, history: usize, ahead: usize, index: usize, y: usize,
  batch: usize, dim: usize, base: usize, capacity: usize, hasGate: i32,
): void {
  const row = dim << 2, slot = <usize>load<f32>(index), last = slot & (base - 1);
  for (let b: usize = 0; b < batch; b++) {
    const now = (b * capacity + slot) * row, o = b * row;
    for (let c: usize = 0; c < dim; c += 4) {
      const at = c << 2, left = dim - c, v = loadUpTo(x + o + at, left);
      storeUpTo(history + now + at, v, left);
      let sum = madd(loadUpTo(taps + at, left), v, loadUpTo(ahead + now + at, left));
      let t = taps + at, h = history + now + at;
      for (let l: usize = 0; l < last; l++) {
        t += row; h -= row;
        sum = madd(loadUpTo(t, left), loadUpTo(h, left), sum);
      }
      storeUpTo(ahead + now + at, f32x4.splat(0), left);
      storeUpTo(y + o + at, hasGate ? mul(sum, loadUpTo(gate + o + at, left)) : sum, left);
    }
  }
  store<f32>(index, <f32>((slot + 1) & (capacity - 1)));
}
