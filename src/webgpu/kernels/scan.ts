/** Invocations of a workgroup of the scans, few: there may be only as many as channels. */
export const WIDTH = 64;
/** Tokens of a chunk, a power of two: chunks run beside each other. */
export const CHUNK = 64;

export function chunksOf(n: number): number {
  return Math.max(1, Math.ceil(n / CHUNK));
}
