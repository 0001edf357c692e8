import { expWithTail } from "./exp";
import { madd, mul, sub, add, nmadd } from "./simd";

// Constants are loaded where they are used, as in exp.ts.
const FLOATS: usize = memory.data<f32>([
  14.6, 0.7071067811865476, 1, 2, 4, -0.5, 0.5,
  // R, from the highest power down
  -4.33588502346538e-5, -5.236282013356686e-4, -7.275220705196261e-4, 3.0382077675312757e-3, 6.434761919081211e-3,
  -2.1501531824469566e-2, -3.643573820590973e-2, 0.27947139739990234, -0.6871609091758728, 1.0215827226638794,
]);
const LARGEST: usize = 0;
const SQRT_HALF: usize = 4;
const ONE: usize = 8;
const TWO: usize = 12;
const FOUR: usize = 16;
const MINUS_HALF: usize = 20;
const HALF: usize = 24;
const R: usize = 28;

// @ts-ignore: decorator
@inline function f(constant: usize): v128 {
  return v128.load32_splat(FLOATS + constant);
}

/**
 * The normal distribution's lower tail Phi(-a) = erfc(a / sqrt 2) / 2 for a >= 0, to a few units in the last place even
 * where it is 1e-38: with z = a / sqrt 2, erfc(z) = exp(-z^2) R((z - 2) / (z + 2)) / (z + 2), R a minimax polynomial of
 * degree 9 (relative error 2.2e-8) on 0 <= z <= 10.4; beyond, Phi(-a) is zero in float32. a^2 / 2 is formed exactly, in
 * two parts: a is cut to 12 bits (h), and a^2 - h^2 = (a - h)(a + h).
 */
// @ts-ignore: decorator
@inline export function normalTail(a: v128): v128 {
  const c = f32x4.pmin(a, f(LARGEST));
  const z = mul(c, f(SQRT_HALF));
  const t = f32x4.div(f(ONE), add(z, f(TWO)));
  const q = nmadd(f(FOUR), t, f(ONE));
  let p = madd(q, f(R), f(R + 4));
  p = madd(p, q, f(R + 8));
  p = madd(p, q, f(R + 12));
  p = madd(p, q, f(R + 16));
  p = madd(p, q, f(R + 20));
  p = madd(p, q, f(R + 24));
  p = madd(p, q, f(R + 28));
  p = madd(p, q, f(R + 32));
  p = madd(p, q, f(R + 36));
  const h = v128.and(c, i32x4.splat(0xfffff000));
  const tail = mul(mul(sub(c, h), add(c, h)), f(MINUS_HALF));
  return mul(mul(mul(p, t), f(HALF)), expWithTail(mul(mul(h, h), f(MINUS_HALF)), tail));
}
