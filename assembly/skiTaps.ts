/** Runs once a kernel, at load. Table: node and fraction of every row. See src/ops/skiTaps.ts. */
export function skiTaps(
  alphas: usize, betas: usize, y: usize, rows: usize, dim: usize, rank: isize, n: usize, points: usize,
  firstLag: isize, warp: f64, hasBetas: i32, table: usize,
): void {
  for (let r: usize = 0; r < rows; r++, table += 8) {
    const node = <isize>load<f32>(table), fraction = load<f32>(table, 4), rest: f32 = 1 - fraction;
    for (let c: usize = 0; c < dim; c++, y += 4) {
      const row = <isize>c * rank;
      store<f32>(y, rest * valueAt(alphas, betas, row, node, rank, hasBetas) +
        fraction * valueAt(alphas, betas, row, node + 1, rank, hasBetas));
    }
  }
}

/** Nodes 0 … 2 rank hold the betas, zero, the alphas. */
// @ts-ignore: decorator
@inline function valueAt(alphas: usize, betas: usize, row: isize, node: isize, rank: isize, hasBetas: i32): f32 {
  if (node > rank) return load<f32>(alphas + ((row + node - rank - 1) << 2));
  return node < rank && hasBetas ? load<f32>(betas + ((row + node) << 2)) : 0;
}
