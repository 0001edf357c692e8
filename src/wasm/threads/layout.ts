/**
 * The block that the calling thread and the workers share beside the kernels' memory: words (Int32Array) that are only
 * read and written atomically, then the numbers (Float64Array) of the job. The worker's text gets these as parameters.
 *
 * A job is a kernel call cut into chunks of its units. `claim` is seq << 12 | next chunk: whoever takes a chunk does so by
 * compare-and-swap on this one word, so that a thread which read the arguments of an older job can never take a chunk of a
 * newer one. While arguments are being written, the next chunk is CLOSED.
 */
export const layout = {
  /** Counts jobs; workers sleep on it. */
  seq: 0,
  claim: 1,
  /** The kernel: its index in the list of names. */
  kernel: 2,
  argCount: 3,
  chunks: 4,
  /** Units are [from, to). */
  from: 5,
  to: 6,
  /** Index of the scratch argument, -1 where the kernel has none. */
  scratch: 7,
  /** 1: workers end. */
  stop: 8,
  /** One word a worker: the claim it is about to take or is working on, or IDLE. */
  intent: 16,
  /** One word a chunk: the seq of the job in which it was last done. */
  done: 80,
  words: 336,
  /** Of the Float64Array behind the words: where the workers' scratch begins, and bytes each has. */
  scratchBase: 0,
  scratchStride: 1,
  args: 2,
  numbers: 66,
} as const;

export const MAX_WORKERS = layout.done - layout.intent;
export const MAX_CHUNKS = layout.words - layout.done;
export const MAX_ARGS = layout.numbers - layout.args;
export const INDEX_BITS = 12;
export const CLOSED = (1 << INDEX_BITS) - 1;
export const IDLE = -1;
/** Job numbers wrap at this. */
export const SEQ_LIMIT = 2 ** (31 - INDEX_BITS);
