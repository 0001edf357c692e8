/** Bytes of an array from which on it is worth reading ahead: with what is written it no longer fits the second-level cache. */
export const FAR: usize = 1 << 19;

/**
 * Reads a byte of each cache line from p to end, so that lines come while something else is computed: where work goes through an
 * array in tiles, the prefetcher sees no order to follow by itself. Lines to be written are worth it too.
 */
// @ts-ignore: decorator
@inline export function readAhead(p: usize, end: usize): void {
  for (; p < end; p += 64) load<u8>(p);
}
