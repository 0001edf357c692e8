// The direct convolution of OUTPUTS consecutive outputs of one channel: sum_r taps[r] x_{i - firstLag - r}. The outputs share a
// window of x that moves by one element a tap, so that a tap costs one load of x and one of taps.
const OUTPUTS: u32 = 8u; // two vec4f below

// x_i of a sequence that starts at `base`, zero outside [0, n)
fn tokenOf(base: u32, i: i32) -> f32 {
  if (i < 0 || i >= i32(params.n)) { return 0.0; }
  return x[base + u32(i) * params.dim];
}

// Outputs first … first + OUTPUTS - 1; base: where token 0 of this sequence and channel c is in x.
fn band(base: u32, c: u32, first: i32) -> array<vec4f, 2> {
  // rows whose lag reaches some x_j of these outputs: i - (n - 1) <= lag <= i
  let begin = max(0, first - params.firstLag - (i32(params.n) - 1));
  let end = min(i32(params.taps), first + i32(OUTPUTS) - params.firstLag);
  var low = vec4f(0.0);
  var high = vec4f(0.0);
  var j = first - params.firstLag - begin; // x_j .. x_{j+7} lie under tap `begin`
  var windowLow = vec4f(tokenOf(base, j), tokenOf(base, j + 1), tokenOf(base, j + 2), tokenOf(base, j + 3));
  var windowHigh = vec4f(tokenOf(base, j + 4), tokenOf(base, j + 5), tokenOf(base, j + 6), tokenOf(base, j + 7));
  for (var r = begin; r < end; r++) {
    let tap = vec4f(taps[u32(r) * params.dim + c]);
    low += tap * windowLow;
    high += tap * windowHigh;
    j--;
    windowHigh = vec4f(windowLow.w, windowHigh.xyz);
    windowLow = vec4f(tokenOf(base, j), windowLow.xyz);
  }
  return array<vec4f, 2>(low, high);
}
