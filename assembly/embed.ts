import { loadUpTo, storeUpTo } from "./lib/partial";

export function embed(
  tokens: usize, weight: usize, y: usize, rows: usize, vocab: usize, dim: usize, scale: f64,
): void {
  const factor = f32x4.splat(<f32>scale);
  for (let r: usize = 0; r < rows; ++r) {
    const token: usize = load<u32>(tokens + (r << 2)); // unsigned: a negative token is beyond vocab
    const from = weight + ((token < vocab ? token : 0) * dim << 2);
    const to = y + (r * dim << 2);
    for (let c: usize = 0; c < dim; c += 4) {
      const left = dim - c;
      storeUpTo(to + (c << 2), f32x4.mul(loadUpTo(from + (c << 2), left), factor), left);
    }
  }
}
