import { add } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { tilePhase } from "./lib/phase";
import { toeplitz } from "./toeplitz";

/** The groups of 16 channels that are due. Scratch: outputs of a group, then the scratch of toeplitz. See src/ops/tile.ts. */
export function tile(
  spectrum: usize, history: usize, index: usize, ahead: usize,
  batch: usize, dim: usize, size: usize, capacity: usize, stagger: usize, table: usize, scratch: usize,
): void {
  const taken = <usize>load<f32>(index);
  for (let first: usize = 0; first < dim; first += 16) {
    const now = (taken + tilePhase(first >> 4, stagger, capacity)) & (capacity - 1);
    if ((now ? now & (0 - now) : capacity) != size) continue;
    const width = min<usize>(16, dim - first), from = (now ? now : capacity) - size, floats = size * width;
    for (let b: usize = 0; b < batch; b++) {
      const base = (b * dim + first) * capacity, x = history + ((base + from * width) << 2);
      toeplitz(x, spectrum + first * (size << 3), 0, scratch, 1, size, width, size, 0, 0, table, scratch + (size << 6), 0, 1);
      const y = ahead + ((base + now * width) << 2);
      for (let i: usize = 0; i < floats; i += 4) {
        const at = i << 2, left = floats - i;
        storeUpTo(y + at, add(loadUpTo(y + at, left), loadUpTo(scratch + at, left)), left);
      }
    }
  }
}
