import { madd, mul } from "./simd";

// sin(x) = (-1)^n sin(x - n pi), n = round(x / pi), reduced in float64: pi in two parts of which the first has 33 bits, so
// that n pi is exact enough for |x| up to 1e6; beyond, accuracy falls off in proportion to |x|, and past about 1e15 the
// result only is some number in [-1, 1].
// Constants are loaded where they are used, as in exp.ts.
const DOUBLES: usize = memory.data<f64>([
  6755399441055744, // 1.5 * 2^52: adding it rounds to an integer and leaves it in the low bits
  0.3183098861837907, 3.1415926534682512, 1.2154201256553420762e-10, 1.5707963267948966, -1.5707963267948966,
]);
const ROUND: usize = 0;
const INVERSE_PI: usize = 8;
const PI_HIGH: usize = 16;
const PI_LOW: usize = 24;
const HALF_PI: usize = 32;
const MINUS_HALF_PI: usize = 40;
/** (sin x - x) / x^3 as a polynomial in x^2, from the highest power down. */
const P: usize = memory.data<f32>([
  2.605780537123792e-6, -1.9809602235909551e-4, 8.33306647837162e-3, -0.16666659712791443,
]);

// @ts-ignore: decorator
@inline function d(constant: usize): v128 {
  return v128.load64_splat(DOUBLES + constant);
}

/** Two lanes: x - n pi in [-pi/2, pi/2], its sign turned where n is odd. */
// @ts-ignore: decorator
@inline function reduced(x: v128): v128 {
  const round = f64x2.add(f64x2.mul(x, d(INVERSE_PI)), d(ROUND));
  const n = f64x2.sub(round, d(ROUND));
  let r = f64x2.sub(x, f64x2.mul(n, d(PI_HIGH)));
  r = f64x2.sub(r, f64x2.mul(n, d(PI_LOW)));
  r = f64x2.pmax(f64x2.pmin(r, d(HALF_PI)), d(MINUS_HALF_PI));
  return v128.xor(r, i64x2.shl(round, 63));
}

/** sin(x); NaN for infinities. */
// @ts-ignore: decorator
@inline export function sine(x: v128): v128 {
  const high = v128.shuffle<i32>(x, x, 2, 3, 0, 1);
  const a = f32x4.demote_f64x2_zero(reduced(f64x2.promote_low_f32x4(x)));
  const b = f32x4.demote_f64x2_zero(reduced(f64x2.promote_low_f32x4(high)));
  const r = v128.shuffle<i32>(a, b, 0, 1, 4, 5);
  const s = mul(r, r);
  let p = madd(s, v128.load32_splat(P), v128.load32_splat(P, 4));
  p = madd(p, s, v128.load32_splat(P, 8));
  p = madd(p, s, v128.load32_splat(P, 12));
  return madd(mul(s, r), p, r);
}
