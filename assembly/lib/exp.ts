import { add, madd, mul, nmadd, sub } from "./simd";

// exp(x) = 2^n exp(r), n = round(x log2 e), |r| <= ln(2) / 2, exp(r) - 1 = r + r^2 P(r).
// P is a minimax polynomial of degree 4 (relative error 1.4e-8 of exp(r) - 1); with its roundings exp errs by about one
// unit in the last place. Adding 1.5 * 2^23 rounds to the nearest integer and leaves n in the low bits of the float.
const ROUND: f32 = 12582912;
const ROUND_BITS: i32 = 0x4b400000;
const LOG2E: f32 = 1.4426950408889634;
const LN2_HIGH: f32 = 0.693359375; // 9 bits, so n * LN2_HIGH is exact
const LN2_LOW: f32 = -2.12194440054690583e-4;

// @ts-ignore: decorator
@inline function splat(value: f32): v128 {
  return f32x4.splat(value);
}
/** n + ROUND */
// @ts-ignore: decorator
@inline function rounded(x: v128): v128 {
  return madd(x, splat(LOG2E), splat(ROUND));
}
/** r = x - n ln 2 */
// @ts-ignore: decorator
@inline function reduced(x: v128, round: v128): v128 {
  const n = sub(round, splat(ROUND));
  return nmadd(n, splat(LN2_LOW), nmadd(n, splat(LN2_HIGH), x));
}
/** exp(r) - 1 */
// @ts-ignore: decorator
@inline function small(r: v128): v128 {
  let p = madd(r, splat(1.3882470084354281e-3), splat(8.366787806153297e-3));
  p = madd(p, r, splat(4.1667208075523376e-2));
  p = madd(p, r, splat(0.16666541993618011));
  p = madd(p, r, splat(0.4999999701976776));
  return madd(mul(r, r), p, r);
}
/** 2^k for integers k in [-127, 127] */
// @ts-ignore: decorator
@inline function powerOfTwo(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23);
}
/** v 2^n in two steps, so that subnormal results and the step to infinity come out right */
// @ts-ignore: decorator
@inline function scaled(v: v128, round: v128): v128 {
  const n = i32x4.sub(round, i32x4.splat(ROUND_BITS));
  const half = i32x4.shr_s(n, 1);
  return mul(mul(v, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}
/** x within [low, high]; NaN stays NaN (pmin and pmax return their first argument then) */
// @ts-ignore: decorator
@inline function clamped(x: v128, low: f32, high: f32): v128 {
  return f32x4.pmax(f32x4.pmin(x, splat(high)), splat(low));
}

/** e^x. exp(-inf) = 0, exp(inf) = inf, exp(NaN) = NaN; overflows and underflows where float32 does. */
// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  const c = clamped(x, -104, 89);
  const round = rounded(c);
  return scaled(add(small(reduced(c, round)), splat(1)), round);
}

/** e^(x + tail) for |tail| << 1: for arguments known to more than float32. x <= 89. */
// @ts-ignore: decorator
@inline export function expWithTail(x: v128, tail: v128): v128 {
  const c = clamped(x, -104, 89);
  const round = rounded(c);
  return scaled(add(small(add(reduced(c, round), tail)), splat(1)), round);
}

/** e^x - 1 for x <= 0, to relative accuracy near 0: 2^n (exp(r) - 1) + (2^n - 1). expm1(-inf) = -1. */
// @ts-ignore: decorator
@inline export function expm1(x: v128): v128 {
  const c = clamped(x, -40, 1);
  const round = rounded(c);
  const power = powerOfTwo(i32x4.sub(round, i32x4.splat(ROUND_BITS)));
  return madd(small(reduced(c, round)), power, sub(power, splat(1)));
}

/** 1 / (1 + e^-x), from e^-|x| so that neither side loses digits. */
// @ts-ignore: decorator
@inline export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const one = splat(1);
  const top = v128.bitselect(e, one, f32x4.lt(x, splat(0)));
  return f32x4.div(top, add(one, e));
}
