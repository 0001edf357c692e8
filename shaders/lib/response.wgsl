// The Hermitian spectrum of two channels, 2 pair and 2 pair + 1, as one complex sequence X + i Y of LENGTH values: its
// inverse transform has the taps of the one in its real and of the other in its imaginary part.
const CAUSAL: bool = false;
const SINE: bool = false;

// X at frequency m <= LENGTH / 2
fn responseOf(m: u32, channel: u32) -> vec2f {
  if (channel >= params.channels) { return vec2f(0.0); }
  let row = m * params.columns;
  if (CAUSAL) { return vec2f(response[row + channel], 0.0); }
  let column = row + channel + channel / params.dim * params.dim; // a head's block of 2 dim: real parts, imaginary parts
  var value = vec2f(response[column], 0.0);
  if (m > 0u && m < LENGTH / 2u) {
    value.y = response[column + params.dim];
    if (SINE) { value.y *= sineOf(m); }
  }
  return value;
}
fn pairAt(frequency: u32, pair: u32) -> vec2f {
  let mirrored = frequency > LENGTH / 2u;
  let m = select(frequency, LENGTH - frequency, mirrored);
  let sign = select(1.0, -1.0, mirrored);
  let a = responseOf(m, 2u * pair);
  let b = responseOf(m, 2u * pair + 1u);
  return vec2f(a.x - sign * b.y, sign * a.y + b.x) * (1.0 / f32(LENGTH));
}
// The inverse transform's value at index j, to the row of its lag if there is one.
fn writeTaps(j: u32, pair: u32, taps: vec2f) {
  var lag = i32(j);
  if (j >= LENGTH / 2u) { lag -= i32(LENGTH); }
  let row = lag - params.firstLag;
  if (row < 0 || row >= i32(params.rows)) { return; }
  let factor = select(1.0, 2.0, CAUSAL && lag > 0);
  let at = u32(row) * params.channels + 2u * pair;
  if (2u * pair < params.channels) { y[at] = factor * taps.x; }
  if (2u * pair + 1u < params.channels) { y[at + 1u] = factor * taps.y; }
}
