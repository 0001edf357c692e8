// Moves between interleaved complex numbers and vectors of real and imaginary parts.

// @ts-ignore: decorator
@inline export function even(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 2, 4, 6);
}
// @ts-ignore: decorator
@inline export function odd(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 1, 3, 5, 7);
}
// @ts-ignore: decorator
@inline export function low(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}
// @ts-ignore: decorator
@inline export function high(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}
// @ts-ignore: decorator
@inline export function low2(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 0, 2);
}
// @ts-ignore: decorator
@inline export function high2(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 1, 3);
}
/** Rows a, b, c, d of a 4 x 4 matrix to its columns, 32 bytes apart. */
// @ts-ignore: decorator
@inline export function transpose(y: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = low(a, b), cd = low(c, d), ef = high(a, b), gh = high(c, d);
  v128.store(y, low2(ab, cd)); v128.store(y, high2(ab, cd), 32);
  v128.store(y, low2(ef, gh), 64); v128.store(y, high2(ef, gh), 96);
}
