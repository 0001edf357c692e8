// #include lib/exp.wgsl

// The normal distribution's lower tail Phi(-a) for a >= 0, to a few units in the last place even where it is 1e-38; formula
// and coefficients as in assembly/lib/erf.ts. a^2 / 2 is formed exactly, in two parts: a is cut to 12 bits (h), and
// a^2 - h^2 = (a - h)(a + h).
fn normalTail(a: f32) -> f32 {
  let c = min(a, 14.6);
  let z = c * 0.7071067811865476;
  let t = 1.0 / (z + 2.0);
  let q = 1.0 - 4.0 * t;
  var p = fma(q, -4.33588502346538e-5, -5.236282013356686e-4);
  p = fma(p, q, -7.275220705196261e-4);
  p = fma(p, q, 3.0382077675312757e-3);
  p = fma(p, q, 6.434761919081211e-3);
  p = fma(p, q, -2.1501531824469566e-2);
  p = fma(p, q, -3.643573820590973e-2);
  p = fma(p, q, 0.27947139739990234);
  p = fma(p, q, -0.6871609091758728);
  p = fma(p, q, 1.0215827226638794);
  let h = bitcast<f32>(bitcast<u32>(c) & 0xfffff000u);
  let tail = (c - h) * (c + h) * -0.5;
  return p * t * 0.5 * expWithTail(h * h * -0.5, tail);
}
