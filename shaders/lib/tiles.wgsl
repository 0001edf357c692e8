// The units of a tile: sequences; its channels in groups of 16 that have their own turns. See src/ops/tile.ts.
const TOGETHER: u32 = 16u;

// How far a group of channels is ahead in its tiling.
fn phaseOf(channel: u32, stagger: u32, capacity: u32) -> u32 {
  let bits = countTrailingZeros(capacity);
  let spread = (channel / TOGETHER + stagger) * 0x9e3779b1u;
  return select(spread >> (32u - bits), 0u, bits == 0u);
}
// Where row `slot` of a channel lies.
fn placeIn(unit: u32, slot: u32, channel: u32, dim: u32, capacity: u32) -> u32 {
  let first = channel / TOGETHER * TOGETHER;
  return (unit * dim + first) * capacity + slot * min(TOGETHER, dim - first) + channel - first;
}
