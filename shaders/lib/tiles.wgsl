// The groups of channels of a tile, each of which has its own turns. See src/ops/tile.ts.
const TOGETHER: u32 = 16u;

// First channel of the group that a channel is in.
fn firstOf(channel: u32, dim: u32) -> u32 {
  return min(channel / TOGETHER * TOGETHER, (max(dim, 4u) - 4u) / TOGETHER * TOGETHER);
}
// Channels of the group that begins there.
fn widthOf(first: u32, dim: u32) -> u32 {
  return select(TOGETHER, dim - first, first + TOGETHER + 4u > dim);
}
// How far a group of channels is ahead in its tiling.
fn phaseOf(channel: u32, dim: u32, stagger: u32, capacity: u32) -> u32 {
  let bits = countTrailingZeros(capacity);
  let spread = (firstOf(channel, dim) / TOGETHER + stagger) * 0x9e3779b1u;
  return select(spread >> ((32u - bits) & 31u), 0u, bits == 0u);
}
// Where row `slot` of a channel lies.
fn placeIn(unit: u32, slot: u32, channel: u32, dim: u32, capacity: u32) -> u32 {
  let first = firstOf(channel, dim);
  return (unit * dim + first) * capacity + slot * widthOf(first, dim) + channel - first;
}
