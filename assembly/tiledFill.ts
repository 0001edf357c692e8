/** See src/ops/tiledFill.ts. */
export function tiledFill(
  full: usize, history: usize, ahead: usize, index: usize, y: usize, batch: usize, n: usize, dim: usize, capacity: usize,
): void {
  const row = dim << 2, past = n * row, future = capacity * row;
  for (let b: usize = 0; b < batch; b++, full += past + future) {
    memory.copy(y + b * past, full, past);
    memory.copy(ahead + b * future, full + past, future);
  }
  memory.fill(history, 0, batch * future);
  store<f32>(index, 0);
}
