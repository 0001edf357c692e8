// #include lib/tiles.wgsl

// What rightAngle.wgsl reads and writes for a tile.
// Tokens a channel has taken, modulo capacity.
fn taken(channel: u32) -> u32 {
  return (u32(index[0]) + phaseOf(channel, params.dim, params.stagger, params.capacity)) % params.capacity;
}
// Whether it is this tile's turn.
fn due(channel: u32) -> bool {
  let now = taken(channel);
  return select(now & (~now + 1u), params.capacity, now == 0u) == LENGTH;
}
// Whether it is for any of a workgroup's channels, so that barriers may follow: the same for every invocation.
fn anyDue(channel0: u32, count: u32) -> bool {
  var any = false;
  for (var c = firstOf(channel0, params.dim); c < min(channel0 + count, params.dim); c += TOGETHER) { any = any || due(c); }
  return any;
}
fn unitAt(unit: u32) -> u32 {
  return unit;
}
fn loadToken(unit: u32, j: u32, channel: u32) -> vec2f {
  if (!due(channel)) { return vec2f(0.0); }
  let now = taken(channel);
  let slot = select(now, params.capacity, now == 0u) - LENGTH + j;
  return vec2f(history[placeIn(unit, slot, channel, params.dim, params.capacity)], 0.0);
}
fn storeToken(unit: u32, j: u32, channel: u32, value: f32) {
  if (due(channel)) { ahead[placeIn(unit, taken(channel) + j, channel, params.dim, params.capacity)] += value; }
}
