// exp(x) = 2^n exp(r), n = round(x log2 e), |r| <= ln(2) / 2, exp(r) - 1 = r + r^2 P(r); P and the constants as in
// assembly/lib/exp.ts. The built-in exp may err by 3 + 2 |x| units in the last place, this by about one.

// exp(r) - 1
fn expSmall(r: f32) -> f32 {
  var p = fma(r, 1.3882470084354281e-3, 8.366787806153297e-3);
  p = fma(p, r, 4.1667208075523376e-2);
  p = fma(p, r, 0.16666541993618011);
  p = fma(p, r, 0.4999999701976776);
  return fma(r * r, p, r);
}
// x - n ln 2, ln 2 in two parts of which the first has 9 bits, so that n times it is exact
fn expReduced(x: f32, n: f32) -> f32 {
  return (x - n * 0.693359375) + n * 2.12194440054690583e-4;
}
// 2^k for integers k in [-126, 127]
fn powerOfTwo(k: i32) -> f32 {
  return bitcast<f32>(u32(k + 127) << 23u);
}
// e^(x + tail) for |tail| << 1: for arguments known to more than float32
fn expWithTail(x: f32, tail: f32) -> f32 {
  let c = clamp(x, -104.0, 89.0);
  let n = round(c * 1.4426950408889634);
  let half = i32(n) >> 1u;
  return (expSmall(expReduced(c, n) + tail) + 1.0) * powerOfTwo(half) * powerOfTwo(i32(n) - half);
}
fn expOf(x: f32) -> f32 {
  return expWithTail(x, 0.0);
}
// e^x - 1 for x <= 0, to relative accuracy near 0: 2^n (exp(r) - 1) + (2^n - 1)
fn expm1Of(x: f32) -> f32 {
  let c = clamp(x, -40.0, 1.0);
  let n = round(c * 1.4426950408889634);
  let power = powerOfTwo(i32(n));
  return fma(expSmall(expReduced(c, n)), power, power - 1.0);
}
// 1 / (1 + e^-x), from e^-|x| so that neither side loses digits
fn sigmoid(x: f32) -> f32 {
  let e = expOf(-abs(x));
  return select(1.0, e, x < 0.0) / (1.0 + e);
}
