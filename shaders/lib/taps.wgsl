// The sequence k_j = t_j - i t_{j - LENGTH} of a Toeplitz kernel, of whose twisted values its spectrum is the DFT: taps of
// negative lag wrap with -i. See src/ops/toeplitzSpectrum.ts.
fn tap(lag: i32, channel: u32) -> f32 {
  let row = lag - params.firstLag;
  if (row < 0 || row >= i32(params.rows) || channel >= params.dim) { return 0.0; }
  return taps[u32(row) * params.dim + channel];
}
fn tapsAt(j: u32, channel: u32) -> vec2f {
  return vec2f(tap(i32(j), channel), -tap(i32(j) - i32(LENGTH), channel));
}
