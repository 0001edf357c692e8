// #include lib/fft.wgsl
// #include lib/stored.wgsl

// Right-angle convolution of one unit (a block of a sequence) and CHANNELS channels: everything between loadToken and
// storeToken is in workgroup memory. The including file has: spectrum, roots, params.dim and params.padded; unitAt, where a
// unit's values are; loadToken(at, j, channel), point j of its input, complex; storeToken(at, j, channel, v), its output.
fn rightAngle(unit: u32, channel0: u32, lane: u32) {
  let at = unitAt(unit);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    var value = vec2f(0.0);
    if (channel0 + c < params.dim) { value = loadToken(at, j, channel0 + c); }
    points[placeOf(j, c)] = multiplied(value, roots[j]);
  }
  forward(lane);
  let width = min(CHANNELS, params.padded - channel0);
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let c = i % CHANNELS;
    let slot = i / CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    for (var q = 0u; q < MIDDLE; q++) {
      let bin = channel0 * SIZE + (q * (SIZE / MIDDLE) + slot) * width + min(c, width - 1u);
      v[q] = multiplied(v[q], load2(spectrum[bin]));
    }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, c)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    if (channel0 + c < params.dim) {
      // Re(value / zeta^j); the spectrum is not scaled
      storeToken(at, j, channel0 + c, dot(points[placeOf(j, c)], roots[j]) * (1.0 / f32(SIZE)));
    }
  }
}
