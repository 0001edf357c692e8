import { attend, QUERIES } from "./softmaxAttention";

/** Unit b heads + h: stores the n tokens of a head, then their queries, 64 at a time. See src/ops/softmaxAttentionStep.ts. */
export function softmaxAttentionStep(
  q: usize, k: usize, v: usize, keys: usize, values: usize, position: usize, y: usize, batch: usize, n: usize,
  heads: usize, dim: usize, capacity: usize, scale: f64, scratch: usize, begin: usize, end: usize,
): void {
  const row = (heads * dim) << 2;
  for (let unit = begin; unit < end; unit++) {
    const before = <usize>load<f32>(position + (unit << 2)), b = unit / heads, head = (unit % heads) * (dim << 2);
    const at = b * n * row + head, stored = b * capacity * row + head;
    for (let i: usize = 0, from = at, to = stored + before * row; i < n; i++, from += row, to += row) {
      memory.copy(keys + to, k + from, dim << 2);
      memory.copy(values + to, v + from, dim << 2);
    }
    for (let i: usize = 0; i < n; i += QUERIES) {
      const from = at + i * row, count = min(QUERIES, n - i), own = before + i;
      attend(q + from, keys + stored, values + stored, y + from, row, dim, count, own, own + count, <f32>scale, scratch);
    }
    store<f32>(position + (unit << 2), <f32>(before + n));
  }
}
