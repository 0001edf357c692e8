// Arithmetic on four float32 lanes. One source for both builds: with relaxed SIMD a multiply-add is one instruction.

// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}
// @ts-ignore: decorator
@inline export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}
// @ts-ignore: decorator
@inline export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}
/** a * b + c */
// @ts-ignore: decorator
@inline export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  else return f32x4.add(f32x4.mul(a, b), c);
}
/** c - a * b */
// @ts-ignore: decorator
@inline export function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  else return f32x4.sub(c, f32x4.mul(a, b));
}
/** Parts of x w; of x conj(w) the two after. */
// @ts-ignore: decorator
@inline export function mulRe(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return nmadd(xi, wi, mul(xr, wr));
}
// @ts-ignore: decorator
@inline export function mulIm(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return madd(xi, wr, mul(xr, wi));
}
// @ts-ignore: decorator
@inline export function conjRe(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return madd(xi, wi, mul(xr, wr));
}
// @ts-ignore: decorator
@inline export function conjIm(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return nmadd(xr, wi, mul(xi, wr));
}
