import { expWithTail } from "./exp";
import { madd, mul, sub, add, nmadd } from "./simd";

// @ts-ignore: decorator
@inline function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/**
 * The normal distribution's lower tail Phi(-a) = erfc(a / sqrt 2) / 2 for a >= 0, to a few units in the last place even
 * where it is 1e-38: with z = a / sqrt 2, erfc(z) = exp(-z^2) R((z - 2) / (z + 2)) / (z + 2), R a minimax polynomial of
 * degree 9 (relative error 2.2e-8) on 0 <= z <= 10.4; beyond, Phi(-a) is zero in float32. a^2 / 2 is formed exactly, in
 * two parts: a is cut to 12 bits (h), and a^2 - h^2 = (a - h)(a + h).
 */
// @ts-ignore: decorator
@inline export function normalTail(a: v128): v128 {
  const c = f32x4.pmin(a, splat(14.6));
  const z = mul(c, splat(0.7071067811865476));
  const t = f32x4.div(splat(1), add(z, splat(2)));
  const q = nmadd(splat(4), t, splat(1));
  let p = madd(q, splat(-4.33588502346538e-5), splat(-5.236282013356686e-4));
  p = madd(p, q, splat(-7.275220705196261e-4));
  p = madd(p, q, splat(3.0382077675312757e-3));
  p = madd(p, q, splat(6.434761919081211e-3));
  p = madd(p, q, splat(-2.1501531824469566e-2));
  p = madd(p, q, splat(-3.643573820590973e-2));
  p = madd(p, q, splat(0.27947139739990234));
  p = madd(p, q, splat(-0.6871609091758728));
  p = madd(p, q, splat(1.0215827226638794));
  const h = v128.and(c, i32x4.splat(0xfffff000));
  const tail = mul(mul(sub(c, h), add(c, h)), splat(-0.5));
  return mul(mul(mul(p, t), splat(0.5)), expWithTail(mul(mul(h, h), splat(-0.5)), tail));
}
