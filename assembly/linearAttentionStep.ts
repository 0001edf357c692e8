import { ALL, attend } from "./linearAttention";

/** The same with S in `sums`, from call to call. See src/ops/linearAttentionStep.ts. */
export function linearAttentionStep(
  q: usize, k: usize, v: usize, sums: usize, y: usize, batch: usize, n: usize, heads: usize, dim: usize, features: i32,
  eps: f64, scratch: usize, begin: usize, end: usize,
): void {
  const row = (heads * dim) << 2, bytes = ((dim + 3) & ~3) * (((dim + 8) & ~7) << 2);
  for (let unit = begin; unit < end; unit++) {
    const at = (unit / heads) * n * row + (unit % heads) * (dim << 2);
    attend(q + at, k + at, v + at, y + at, sums + unit * bytes, n, row, dim, 1, features, 0, <f32>eps, scratch, ALL);
  }
}
