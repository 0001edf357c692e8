import { madd, mul } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { lastGroup, tilePhase } from "./lib/phase";

/** Four channels at a time, the lags within the current block of `base` directly. See src/ops/tiledStep.ts. */
export function tiledStep(
  x: usize, taps: usize, gate: usize, history: usize, ahead: usize, index: usize, y: usize,
  batch: usize, dim: usize, base: usize, capacity: usize, stagger: usize, hasGate: i32,
): void {
  const row = dim << 2, taken = <usize>load<f32>(index), end = lastGroup(dim);
  for (let c: usize = 0; c < dim; c += 4) {
    const first = min(c & ~15, end), slot = (taken + tilePhase(first, stagger, capacity)) & (capacity - 1);
    const last = slot & (base - 1), width = (first == end ? dim - first : 16) << 2, at = c << 2, left = dim - c;
    for (let b: usize = 0; b < batch; b++) {
      const now = (((b * dim + first) * capacity + c - first) << 2) + slot * width, o = b * row + at;
      const v = loadUpTo(x + o, left);
      storeUpTo(history + now, v, left);
      let sum = madd(loadUpTo(taps + at, left), v, loadUpTo(ahead + now, left));
      let t = taps + at, h = history + now;
      for (let l: usize = 0; l < last; l++) {
        t += row; h -= width;
        sum = madd(loadUpTo(t, left), loadUpTo(h, left), sum);
      }
      storeUpTo(ahead + now, f32x4.splat(0), left);
      storeUpTo(y + o, hasGate ? mul(sum, loadUpTo(gate + o, left)) : sum, left);
    }
  }
  store<f32>(index, <f32>((taken + 1) & (capacity - 1)));
}
