// #include lib/fft.wgsl
// #include lib/stored.wgsl

// The spectrum of CHANNELS kernels, as lib/rightAngle.wgsl meets the values: [group of channels][slot of the middle
// butterflies][channel].
fn makeSpectrum(channel0: u32, lane: u32) {
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    points[placeOf(j, c)] = multiplied(tapsAt(j, channel0 + c), roots[j]);
  }
  forward(lane);
  let width = min(CHANNELS, params.padded - min(params.padded, channel0)); // 0 in workgroups that the grid has too many
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let c = i % CHANNELS;
    let slot = i / CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    if (c < width) {
      for (var q = 0u; q < MIDDLE; q++) {
        spectrum[channel0 * SIZE + (q * (SIZE / MIDDLE) + slot) * width + c] = store2(v[q]);
      }
    }
  }
}
