import { add } from "./lib/simd";
import { loadEdge, storeEdge } from "./lib/partial";

/** Unit b side + i: row i of grid b. See src/ops/gridSpread.ts. */
export function gridSpread(lines: usize, y: usize, batch: usize, side: usize, dim: usize, begin: usize, end: usize): void {
  const row = dim << 2, line = side * row;
  for (let unit = begin; unit < end; unit++) {
    const columns = lines + (batch + unit / side) * line;
    for (let c: usize = 0; c < dim; c += 4) {
      const left = dim - c, at = c << 2, v = loadEdge(lines + unit * row + at, left);
      for (let p = columns + at, q = y + unit * line + at, last = p + line; p < last; p += row, q += row) {
        storeEdge(q, add(v, loadEdge(p, left)), left);
      }
    }
  }
}
