import { lastGroup, tilePhase } from "./lib/phase";

/** See src/ops/tiledFill.ts. */
export function tiledFill(
  full: usize, history: usize, ahead: usize, index: usize, y: usize,
  batch: usize, n: usize, dim: usize, capacity: usize, stagger: usize,
): void {
  const row = dim << 2, past = n * row, last = lastGroup(dim);
  for (let b: usize = 0; b < batch; b++) {
    memory.copy(y + b * past, full, past);
    full += past;
    for (let first: usize = 0; first <= last; first += 16) {
      const width = (first == last ? dim - first : 16) << 2, at = first << 2;
      let slot = tilePhase(first, stagger, capacity);
      for (let i: usize = 0, from = full + at; i < capacity; i++, from += row) {
        memory.copy(ahead + slot * width, from, width);
        slot = (slot + 1) & (capacity - 1);
      }
      ahead += capacity * width;
    }
    full += capacity * row;
  }
  memory.fill(history, 0, batch * capacity * row);
  store<f32>(index, 0);
}
