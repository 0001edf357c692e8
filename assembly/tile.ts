import { add } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { lastGroup, tilePhase } from "./lib/phase";
import { toeplitz } from "./toeplitz";

/** The groups of channels that are due. Scratch: outputs of a group (at most 19 channels), then the scratch of toeplitz. See src/ops/tile.ts. */
export function tile(
  spectrum: usize, history: usize, index: usize, ahead: usize,
  batch: usize, dim: usize, size: usize, capacity: usize, stagger: usize, table: usize, scratch: usize,
): void {
  const taken = <usize>load<f32>(index);
  for (let first: usize = 0, last = lastGroup(dim); first <= last; first += 16) {
    const now = (taken + tilePhase(first, stagger, capacity)) & (capacity - 1);
    if ((now ? now & (0 - now) : capacity) != size) continue;
    const width = first == last ? dim - first : 16, from = (now ? now : capacity) - size, floats = size * width;
    for (let b: usize = 0; b < batch; b++) {
      const base = (b * dim + first) * capacity, x = history + ((base + from * width) << 2);
      toeplitz(x, spectrum + first * (size << 3), 0, scratch, 1, size, width, size, 0, 0, table, scratch + size * 80, 0, (width + 15) >> 4);
      const y = ahead + ((base + now * width) << 2);
      for (let i: usize = 0; i < floats; i += 4) {
        const at = i << 2, left = floats - i;
        storeUpTo(y + at, add(loadUpTo(y + at, left), loadUpTo(scratch + at, left)), left);
      }
    }
  }
}
