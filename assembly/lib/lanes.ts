// Rows of fewer than four channels, moved to and from rows of four without touching a byte outside the operand.

/** The first `width` (1 … 3) floats at p, the other lanes zero. */
// @ts-ignore: decorator
@inline export function loadLanes(p: usize, width: usize): v128 {
  if (width == 1) return v128.load32_zero(p);
  const pair = v128.load64_zero(p);
  return width == 2 ? pair : v128.load_lane<f32>(p, pair, 2, 8);
}
// @ts-ignore: decorator
@inline export function storeLanes(p: usize, v: v128, width: usize): void {
  if (width == 1) v128.store_lane<f32>(p, v, 0);
  else {
    v128.store_lane<f64>(p, v, 0);
    if (width == 3) v128.store_lane<f32>(p, v, 2, 8);
  }
}

/**
 * dst (rows of 16 bytes) = rows first … first + count - 1 of an array of n rows, `row` bytes apart, the first `width`
 * channels of each; zero where there is no such row or channel.
 */
export function gatherRows(dst: usize, src: usize, row: usize, n: isize, first: isize, count: isize, width: usize): void {
  const zero = f32x4.splat(0);
  const from = max<isize>(0, min<isize>(count, -first)), to = max<isize>(from, min<isize>(count, n - first));
  for (let i: isize = 0; i < from; i++, dst += 16) v128.store(dst, zero);
  let p = src + (first + from) * row;
  if (width >= 4) for (let i = from; i < to; i++, dst += 16, p += row) v128.store(dst, v128.load(p));
  else for (let i = from; i < to; i++, dst += 16, p += row) v128.store(dst, loadLanes(p, width));
  for (let i = to; i < count; i++, dst += 16) v128.store(dst, zero);
}
