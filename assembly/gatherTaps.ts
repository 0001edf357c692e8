import { add } from "./lib/simd";

/** Runs once a kernel, at load: scalar but for whole rows. See src/ops/gatherTaps.ts. */
export function gatherTaps(
  source: usize, index: usize, extra: usize, y: usize,
  rows: usize, sourceRows: usize, dim: usize, repeat: usize, transposed: i32, hasExtra: i32, extraRow: isize,
): void {
  const width = dim * repeat, bytes = width << 2;
  const step = transposed ? sourceRows << 2 : 4, row = transposed ? 4 : dim << 2;
  for (let r: usize = 0; r < rows; r++) {
    const at = <isize>load<f32>(index + (r << 2)), to = y + r * bytes;
    if (at < 0) memory.fill(to, 0, bytes);
    else if (!transposed && repeat == 1) memory.copy(to, source + at * row, bytes);
    else {
      let from = source + at * row, q = to;
      for (let c: usize = 0; c < dim; c++, from += step) {
        const value = load<f32>(from);
        for (const end = q + (repeat << 2); q < end; q += 4) store<f32>(q, value);
      }
    }
  }
  if (!hasExtra || extraRow < 0 || extraRow >= <isize>rows) return;
  let q = y + extraRow * bytes;
  const end = q + bytes;
  for (; q + 16 <= end; q += 16, extra += 16) v128.store(q, add(v128.load(q), v128.load(extra)));
  for (; q < end; q += 4, extra += 4) store<f32>(q, load<f32>(q) + load<f32>(extra));
}
