// #include lib/unrolled.wgsl
// #include lib/stored.wgsl

// What lib/rightAngle.wgsl does, in registers; the build makes of every shader that includes that file a second with this one
// in its place, under its name + "Unrolled". The spectrum lies as invocations hold it: [group of channels][value][invocation].
fn rightAngle(unit: u32, channel0: u32, lane: u32) {
  let at = unitAt(unit);
  let t = lane / CHANNELS;
  let c = lane % CHANNELS;
  var v = array<vec2f, HELD>();
  if (channel0 + c < params.dim) {
    for (var q = 0u; q < HELD; q++) { v[q] = multiplied(loadToken(at, pointOf(t, q), channel0 + c), roots[pointOf(t, q)]); }
  }
  forward(&v, t, c);
  let width = min(CHANNELS, params.padded - channel0);
  let bin = channel0 * SIZE + t * width + min(c, width - 1u);
  for (var q = 0u; q < HELD; q++) { v[q] = multiplied(v[q], load2(spectrum[bin + q * APART * width])); }
  inverse(&v, t, c);
  if (channel0 + c < params.dim) {
    // Re(value / zeta^j); the spectrum is not scaled
    for (var q = 0u; q < HELD; q++) { storeToken(at, pointOf(t, q), channel0 + c, dot(v[q], roots[pointOf(t, q)]) * (1.0 / f32(SIZE))); }
  }
}
