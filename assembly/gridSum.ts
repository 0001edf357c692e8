import { add } from "./lib/simd";
import { loadEdge, storeEdge } from "./lib/partial";

/** Unit b: one grid, read once; the sums of a grid row stay in a register, those of all columns in L1. See src/ops/gridSum.ts. */
export function gridSum(x: usize, sums: usize, batch: usize, side: usize, dim: usize, begin: usize, end: usize): void {
  const row = dim << 2, line = side * row;
  for (let b = begin; b < end; b++) {
    const rows = sums + b * line, columns = sums + (batch + b) * line;
    memory.fill(columns, 0, line);
    for (let i: usize = 0; i < side; i++) {
      const from = x + (b * side + i) * line;
      for (let c: usize = 0; c < dim; c += 4) {
        const left = dim - c, at = c << 2;
        let sum = f32x4.splat(0);
        for (let p = from + at, q = columns + at, last = p + line; p < last; p += row, q += row) {
          const v = loadEdge(p, left);
          sum = add(sum, v);
          storeEdge(q, add(loadEdge(q, left), v), left);
        }
        storeEdge(rows + i * row + at, sum, left);
      }
    }
  }
}
