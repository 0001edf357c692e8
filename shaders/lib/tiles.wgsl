// The units of a tile: sequences. See src/ops/tile.ts.

// Tokens taken, modulo capacity.
fn taken() -> u32 {
  return u32(index[0]);
}
// Whether it is this tile's turn. The same for every invocation, so that barriers may follow.
fn due() -> bool {
  let now = taken();
  return select(now & (~now + 1u), params.capacity, now == 0u) == LENGTH;
}
// The first row of the history that goes in, and of `ahead` that is added to.
fn unitAt(unit: u32) -> vec2u {
  let now = taken();
  let first = unit * params.capacity;
  return vec2u(first + select(now, params.capacity, now == 0u) - LENGTH, first + now);
}
fn loadToken(at: vec2u, j: u32, channel: u32) -> vec2f {
  return vec2f(history[(at.x + j) * params.dim + channel], 0.0);
}
fn storeToken(at: vec2u, j: u32, channel: u32, value: f32) {
  ahead[(at.y + j) * params.dim + channel] += value;
}
