// The units of a Toeplitz product over blocks of LENGTH tokens, sequence by sequence; see src/ops/toeplitz.ts.
const HAS_GATE: bool = false;
const BLOCKS: bool = false; // overlap-save blocks, LENGTH < n

// Where the sequence begins among all rows of x, and the block within the sequence.
fn unitAt(unit: u32) -> vec2u {
  let blocks = (params.n + LENGTH - 1u) / LENGTH;
  return vec2u(unit / blocks * params.n, unit % blocks * LENGTH);
}
fn loadToken(at: vec2u, j: u32, channel: u32) -> vec2f {
  let n = i32(params.n);
  let token = i32(at.y + j) - params.firstLag;
  var value = vec2f(0.0);
  if (token >= 0 && token < n) { value.x = x[(at.x + u32(token)) * params.dim + channel]; }
  if (BLOCKS) {
    let earlier = token - i32(LENGTH);
    if (earlier >= 0 && earlier < n) { value.y = -x[(at.x + u32(earlier)) * params.dim + channel]; }
  }
  return value;
}
fn storeToken(at: vec2u, j: u32, channel: u32, value: f32) {
  let token = at.y + j;
  if (token >= params.n) { return; }
  let to = (at.x + token) * params.dim + channel;
  var v = value;
  if (HAS_GATE) { v *= gate[to]; }
  y[to] = v;
}
