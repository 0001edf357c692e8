// #include lib/unrolled.wgsl
// #include lib/stored.wgsl

// The same for lib/rightAngleUnrolled.wgsl.
fn makeSpectrum(channel0: u32, lane: u32) {
  let t = lane / CHANNELS;
  let c = lane % CHANNELS;
  var v = array<vec2f, HELD>();
  for (var q = 0u; q < HELD; q++) { v[q] = multiplied(tapsAt(pointOf(t, q), channel0 + c), roots[pointOf(t, q)]); }
  forward(&v, t, c);
  let width = min(CHANNELS, params.padded - min(params.padded, channel0)); // 0 in workgroups that the grid has too many
  if (c < width) {
    for (var q = 0u; q < HELD; q++) { spectrum[channel0 * SIZE + (q * APART + t) * width + c] = store2(v[q]); }
  }
}
