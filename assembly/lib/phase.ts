/** tilePhase of src/ops/tile.ts. */
// @ts-ignore: decorator
@inline export function tilePhase(group: usize, stagger: usize, capacity: usize): usize {
  return <usize>((<u64>(<u32>(group + stagger) * 0x9e3779b1) * <u64>capacity) >> 32);
}
