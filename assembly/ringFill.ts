/** Two copies a sequence: the latest inputs up to a multiple of `count`, and those after it. See src/ops/ringFill.ts. */
export function ringFill(
  x: usize, ring: usize, batch: usize, n: usize, dim: usize, count: usize, begin: usize, end: usize,
): void {
  const row = dim << 2;
  for (let b = begin; b < end; b++) {
    const slots = ring + b * (count * row + 4), last = x + (b + 1) * n * row, index = n % count;
    memory.copy(slots, last - index * row, index * row);
    if (n >= count) memory.copy(slots + index * row, last - count * row, (count - index) * row);
    else memory.fill(slots + index * row, 0, (count - index) * row);
    store<f32>(slots + count * row, <f32>index);
  }
}
