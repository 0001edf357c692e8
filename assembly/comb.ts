import { nmadd } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

/** A unit is a sequence. See src/ops/comb.ts. */
export function comb(
  x: usize, gain: usize, ring: usize, y: usize, batch: usize, n: usize, dim: usize, delay: usize, begin: usize, end: usize,
): void {
  const row = dim << 2;
  for (let b = begin; b < end; b++) {
    const slots = ring + b * (delay * row + 4), counter = slots + delay * row;
    let slot = <usize>load<f32>(counter);
    for (let i = b * n * row, last = i + n * row; i < last; i += row) {
      const past = slots + slot * row;
      for (let c: usize = 0; c < dim; c += 4) {
        const at = c << 2, left = dim - c, v = loadUpTo(x + i + at, left);
        storeUpTo(y + i + at, nmadd(loadUpTo(gain + at, left), loadUpTo(past + at, left), v), left);
        storeUpTo(past + at, v, left);
      }
      slot = slot + 1 < delay ? slot + 1 : 0;
    }
    store<f32>(counter, <f32>slot);
  }
}
