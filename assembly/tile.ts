import { add } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { toeplitz } from "./toeplitz";

/** Scratch: size rows of outputs (a multiple of 64 bytes), then the scratch of toeplitz. See src/ops/tile.ts. */
export function tile(
  spectrum: usize, history: usize, index: usize, ahead: usize,
  batch: usize, dim: usize, size: usize, capacity: usize, table: usize, scratch: usize,
): void {
  const now = <usize>load<f32>(index), row = dim << 2;
  if ((now ? now & (0 - now) : capacity) != size) return;
  const rest = scratch + ((size * row + 63) & ~63), floats = size * dim;
  for (let b: usize = 0; b < batch; b++) {
    const x = history + (b * capacity + (now ? now : capacity) - size) * row, y = ahead + (b * capacity + now) * row;
    toeplitz(x, spectrum, 0, scratch, 1, size, dim, size, 0, 0, table, rest, 0, (dim + 15) >> 4);
    for (let i: usize = 0; i < floats; i += 4) {
      const at = i << 2, left = floats - i;
      storeUpTo(y + at, add(loadUpTo(y + at, left), loadUpTo(scratch + at, left)), left);
    }
  }
}
