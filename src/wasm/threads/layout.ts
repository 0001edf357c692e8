/**
 * The block that the calling thread and the workers share beside the kernels' memory: words (Int32Array) that are only
 * read and written atomically, then the numbers (Float64Array) of the job. The worker's text gets these as parameters.
 *
 * A job is a kernel call cut into chunks of its units. The word of a chunk is seq << 8 | state: whoever takes a chunk does so by
 * compare-and-swap from OPEN of the job that it has read, so that a thread which read the arguments of an older job can
 * never take a chunk of a newer one; and the next job is written only when no chunk of this one is open.
 */
export const layout = {
  /** The number of the job, written last; workers sleep on it. */
  seq: 0,
  /** The kernel: its index in the list of names. */
  kernel: 1,
  argCount: 2,
  chunks: 3,
  /** Units are [from, to). */
  from: 4,
  to: 5,
  /** Index of the scratch argument, -1 where the kernel has none. */
  scratch: 6,
  /** 1: workers end. */
  stop: 7,
  /** One word a chunk, on cache lines of their own. */
  chunk: 16,
  words: 272,
  /** Of the Float64Array behind the words: where the workers' scratch begins, and bytes each has. */
  scratchBase: 0,
  scratchStride: 1,
  args: 2,
  numbers: 66,
} as const;

export const MAX_WORKERS = 64;
export const MAX_CHUNKS = layout.words - layout.chunk;
export const MAX_ARGS = layout.numbers - layout.args;
export const STATE_BITS = 8;
export const STATE_MASK = 255;
/** States of a chunk; between them, 1 + the index of the thread that works on it (the calling one is 0). */
export const OPEN = 0;
export const DONE = STATE_MASK;
/** Job numbers wrap at this. */
export const SEQ_LIMIT = 2 ** (31 - STATE_BITS);

/**
 * The order in which a thread looks for chunks: its own share, first to last, so that from step to step it works on the
 * data that its cache has; then the shares of the threads before it, last to first, away from where their owners are.
 */
export function chunkAt(turn: number, thread: number, threads: number, chunks: number): number {
  const first = Math.floor((thread * chunks) / threads);
  const own = Math.floor(((thread + 1) * chunks) / threads) - first;
  return turn < own ? first + turn : (first + own - 1 - turn + chunks) % chunks;
}
