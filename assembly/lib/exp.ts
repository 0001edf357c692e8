import { add, madd, mul, nmadd, sub } from "./simd";

// exp(x) = 2^n exp(r), n = round(x log2 e), |r| <= ln(2) / 2, exp(r) - 1 = r + r^2 P(r).
// P is a minimax polynomial of degree 4 (relative error 1.4e-8 of exp(r) - 1); with its roundings exp errs by about one
// unit in the last place. Adding 1.5 * 2^23 rounds to the nearest integer and leaves n in the low bits of the float.
//
// Constants are loaded where they are used: V8 makes those of a vector anew at each use, with two or three instructions.
const FLOATS: usize = memory.data<f32>([
  12582912, 1.4426950408889634,
  0.693359375, -2.12194440054690583e-4, // ln 2 in two parts: the first has 9 bits, so n times it is exact
  1.3882470084354281e-3, 8.366787806153297e-3, 4.1667208075523376e-2, 0.16666541993618011, 0.4999999701976776,
  1, -104, 89, -40, -1.4426950408889634, -89, 87,
]);
const ROUND: usize = 0;
const LOG2E: usize = 4;
const LN2_HIGH: usize = 8;
const LN2_LOW: usize = 12;
const P4: usize = 16;
const P3: usize = 20;
const P2: usize = 24;
const P1: usize = 28;
const P0: usize = 32;
const ONE: usize = 36;
/** Where exp is 0 and infinity, expm1 is -1, and 1 + e^-x infinity and 1. */
const EXP_LOW: usize = 40;
const EXP_HIGH: usize = 44;
const EXPM1_LOW: usize = 48;
const MINUS_LOG2E: usize = 52;
const MINUS_LOW: usize = 56;
const MINUS_HIGH: usize = 60;
const INTEGERS: usize = memory.data<i32>([0x4b400000, 127, 127 - 0x4b400000]);
const ROUND_BITS: usize = 0;
const BIAS: usize = 4;
const BIAS_OF_ROUND: usize = 8;

// @ts-ignore: decorator
@inline function f(constant: usize): v128 {
  return v128.load32_splat(FLOATS + constant);
}
// @ts-ignore: decorator
@inline function i(constant: usize): v128 {
  return v128.load32_splat(INTEGERS + constant);
}
/** n + ROUND */
// @ts-ignore: decorator
@inline function rounded(x: v128): v128 {
  return madd(x, f(LOG2E), f(ROUND));
}
/** r = x - n ln 2 */
// @ts-ignore: decorator
@inline function reduced(x: v128, round: v128): v128 {
  const n = sub(round, f(ROUND));
  return nmadd(n, f(LN2_LOW), nmadd(n, f(LN2_HIGH), x));
}
/** exp(r) - 1 */
// @ts-ignore: decorator
@inline function small(r: v128): v128 {
  let p = madd(r, f(P4), f(P3));
  p = madd(p, r, f(P2));
  p = madd(p, r, f(P1));
  p = madd(p, r, f(P0));
  return madd(mul(r, r), p, r);
}
/** 2^k for integers k in [-127, 127] */
// @ts-ignore: decorator
@inline function powerOfTwo(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i(BIAS)), 23);
}
/** v 2^n in two steps, so that subnormal results and the step to infinity come out right */
// @ts-ignore: decorator
@inline function scaled(v: v128, round: v128): v128 {
  const n = i32x4.sub(round, i(ROUND_BITS));
  const half = i32x4.shr_s(n, 1);
  return mul(mul(v, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}
/** x within [low, high]; NaN stays NaN (pmin and pmax return their first argument then) */
// @ts-ignore: decorator
@inline function clamped(x: v128, low: usize, high: usize): v128 {
  return f32x4.pmax(f32x4.pmin(x, f(high)), f(low));
}

/** e^x. exp(-inf) = 0, exp(inf) = inf, exp(NaN) = NaN; overflows and underflows where float32 does. */
// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  const c = clamped(x, EXP_LOW, EXP_HIGH);
  const round = rounded(c);
  return scaled(add(small(reduced(c, round)), f(ONE)), round);
}

/** e^(x + tail) for |tail| << 1: for arguments known to more than float32. x <= 89. */
// @ts-ignore: decorator
@inline export function expWithTail(x: v128, tail: v128): v128 {
  const c = clamped(x, EXP_LOW, EXP_HIGH);
  const round = rounded(c);
  return scaled(add(small(add(reduced(c, round), tail)), f(ONE)), round);
}

/** e^x - 1 for x <= 0, to relative accuracy near 0: 2^n (exp(r) - 1) + (2^n - 1). expm1(-inf) = -1. */
// @ts-ignore: decorator
@inline export function expm1(x: v128): v128 {
  const c = clamped(x, EXPM1_LOW, ONE);
  const round = rounded(c);
  const power = powerOfTwo(i32x4.sub(round, i(ROUND_BITS)));
  return madd(small(reduced(c, round)), power, sub(power, f(ONE)));
}

/**
 * 1 + e^-x: what sigmoid and silu divide by, with nothing lost on either side. Infinity from x = -88.4 down (naive
 * float32 overflows there as well), so those functions are zero where sigmoid is subnormal; one scaling is then enough.
 */
// @ts-ignore: decorator
@inline export function onePlusExpMinus(x: v128): v128 {
  const c = clamped(x, MINUS_LOW, MINUS_HIGH);
  const round = madd(c, f(MINUS_LOG2E), f(ROUND));
  const n = sub(round, f(ROUND));
  const r = madd(n, f(LN2_LOW), madd(n, f(LN2_HIGH), c)); // e^-x = 2^n e^-r
  let p = nmadd(r, f(P4), f(P3));
  p = nmadd(p, r, f(P2));
  p = nmadd(p, r, f(P1));
  p = nmadd(p, r, f(P0));
  const power = sub(f(ONE), nmadd(mul(r, r), p, r));
  return madd(power, i32x4.shl(i32x4.add(round, i(BIAS_OF_ROUND)), 23), f(ONE));
}
/** 1 / (1 + e^-x) */
// @ts-ignore: decorator
@inline export function sigmoid(x: v128): v128 {
  return f32x4.div(f(ONE), onePlusExpMinus(x));
}
