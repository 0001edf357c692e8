// sin(x) = (-1)^n sin(x - n pi), n = round(x / pi), pi in three parts of which the first two have few bits: exact products
// for |x| up to about 8000; beyond, accuracy falls off in proportion to |x|. (The built-in sin errs by 2^-11 and more.)
fn sine(x: f32) -> f32 {
  let n = round(x * 0.3183098861837907);
  var r = x - n * 3.140625;
  r = r - n * 9.67502593994140625e-4;
  r = clamp(r - n * 1.509957990978376432e-7, -1.5707963267948966, 1.5707963267948966);
  // the sign turns where n is odd; beyond 2^24 every float is even
  let odd = abs(n) < 16777216.0 && (i32(clamp(n, -16777216.0, 16777216.0)) & 1) == 1;
  r = select(r, -r, odd);
  let s = r * r;
  var p = fma(s, 2.605780537123792e-6, -1.9809602235909551e-4);
  p = fma(p, s, 8.33306647837162e-3);
  p = fma(p, s, -0.16666659712791443);
  return fma(s * r, p, r);
}
