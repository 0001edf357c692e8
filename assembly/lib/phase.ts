// Groups of channels as src/ops/tile.ts has them.

/** First channel of the last group. */
// @ts-ignore: decorator
@inline export function lastGroup(dim: usize): usize {
  return (max<usize>(dim, 4) - 4) & ~15;
}

/** tilePhase of the group whose first channel is `first`. */
// @ts-ignore: decorator
@inline export function tilePhase(first: usize, stagger: usize, capacity: usize): usize {
  return <usize>((<u64>(<u32>((first >> 4) + stagger) * 0x9e3779b1) * <u64>capacity) >> 32);
}
