/** See src/ops/padRows.ts. */
export function padRows(x: usize, y: usize, batch: usize, n: usize, dim: usize, rows: usize): void {
  const bytes = (n * dim) << 2, all = (rows * dim) << 2;
  for (let b: usize = 0; b < batch; b++) {
    memory.copy(y + b * all, x + b * bytes, bytes);
    memory.fill(y + b * all + bytes, 0, all - bytes);
  }
}
