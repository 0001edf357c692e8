// Walking the rows of SKI's W: position i lies (i (points-1) - a (n-1)) / (n-1) of the way from point a to a + 1.

/** Rows worked on at a time: their fractions are splatted once for all channels, their x stays in L1. */
export const TILE: usize = 64;

/** The point before position i. */
// @ts-ignore: decorator
@inline export function pointBefore(i: usize, n: usize, points: usize): usize {
  return points < 2 ? 0 : <usize>min<u64>((<u64>i * (points - 1)) / (n - 1), points - 2);
}

/**
 * Fractions of the rows from i on that lie between one pair of points, splatted to `to`; at most `most`. `distance` is
 * i (points-1) - a (n-1) for the first. Returns how many.
 */
// @ts-ignore: decorator
@inline export function fractions(
  to: usize, distance: usize, most: usize, n: usize, points: usize, last: bool,
): usize {
  const step = points - 1, whole = n - 1;
  const inverse: f64 = points > 1 ? 1.0 / <f64>whole : 0;
  let count: usize = 0;
  for (; count < most && (last || distance < whole); count++, distance += step) {
    v128.store(to + (count << 4), f32x4.splat(<f32>(<f64>distance * inverse)));
  }
  return count;
}
