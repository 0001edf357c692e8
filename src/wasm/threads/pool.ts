import { ToeplitzError } from "../../core/errors.js";
import { nextTask, type Pacer } from "../../core/pacer.js";
import {
  chunkAt,
  DONE,
  layout,
  MAX_ARGS,
  MAX_CHUNKS,
  MAX_WORKERS,
  OPEN,
  SEQ_LIMIT,
  STATE_BITS,
  STATE_MASK,
} from "./layout.js";
import { type Spawned, spawn } from "./spawn.js";

/** A kernel call over units [from, to) that may be cut anywhere. The last two arguments are the range. */
export interface Job {
  readonly name: string;
  readonly call: (...args: number[]) => void;
  readonly args: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Pieces to cut the units into, as far as there are words for them. */
  readonly chunks: number;
  /** Index of the scratch argument, -1 where there is none; the bytes of scratch each thread needs. */
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Memory of the kernels that workers may use as scratch. */
export interface ScratchSource {
  allocate(bytes: number): number;
  free(at: number): void;
}

/** Work below this is over before other threads are awake and heard of: waking one takes about 10 us. */
const WORTH_SHARING_NS = 200_000;

interface PoolWorker {
  readonly handle: Spawned;
  alive: boolean;
}

/** Workers get this long to start. */
const START_MS = 10_000;
/** The calling thread spins this long at the end of a job before it lets the event loop in to hear of dead workers. */
const SPIN_MS = 2;
/** A chunk is short: a worker that takes this long over one is lost (a page's workers can vanish without an event). */
const LOST_MS = 10_000;

/**
 * Workers over the shared memory of one module. The calling thread takes chunks too. A worker that dies costs nothing but
 * speed: its chunk is done again by the calling thread (kernels that run here read none of what they write), and the pool
 * goes on with those that are left.
 */
export class ThreadPool {
  /** Modelled nanoseconds on one thread from which a step is worth sharing: infinite where threads were seen not to pay. */
  worthSharingNs = WORTH_SHARING_NS;
  readonly #workers: PoolWorker[] = [];
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #names: readonly string[];
  readonly #memory: ScratchSource;
  #scratch = { at: 0, bytes: 0 };
  #seq = 0;
  #busy = false;
  #disposed = false;

  private constructor(names: readonly string[], memory: ScratchSource) {
    const control = new SharedArrayBuffer(4 * layout.words + 8 * layout.numbers);
    this.#words = new Int32Array(control, 0, layout.words);
    this.#numbers = new Float64Array(control, 4 * layout.words, layout.numbers);
    this.#words.fill(-1, layout.chunk);
    this.#names = names;
    this.#memory = memory;
  }

  /**
   * Starts `threads` - 1 workers. Throws `unsupported` with the reason where they cannot start.
   * @param names the exports that jobs may name
   */
  static async open(
    module: WebAssembly.Module,
    shared: WebAssembly.Memory,
    names: readonly string[],
    threads: number,
    memory: ScratchSource,
  ): Promise<ThreadPool> {
    const pool = new ThreadPool(names, memory);
    const count = Math.min(threads, MAX_WORKERS + 1);
    const message = { module, memory: shared, control: pool.#words.buffer, names, threads: count };
    try {
      const starts = Array.from({ length: count - 1 }, (_, index) => pool.#start({ ...message, thread: index + 1 }));
      await Promise.all(starts);
    } catch (cause) {
      pool.dispose();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ToeplitzError("unsupported", `threads cannot start here: ${reason}`, { cause });
    }
    return pool;
  }

  /** Threads that work on a job now, the calling one included. */
  get size(): number {
    return 1 + this.#workers.filter(({ alive }) => alive).length;
  }

  /**
   * Does the job on all threads; on this one alone while another job is under way. `pacer` is heard between chunks: if its
   * pause throws, the chunks that nobody has begun are left undone, and the error comes out when the others are done.
   */
  async run(job: Job, pacer?: Pacer): Promise<void> {
    const chunks = Math.max(1, Math.min(job.chunks, MAX_CHUNKS));
    if (this.#busy || this.#disposed || this.size === 1 || job.args.length > MAX_ARGS || chunks === 1) {
      return runAlone(job, chunks, pacer);
    }
    this.#busy = true;
    try {
      this.#publish(job, chunks);
      try {
        await this.#takeChunks(job, chunks, pacer);
      } catch (error) {
        for (let chunk = 0; chunk < chunks; chunk++) this.#move(chunk, OPEN, DONE);
        await this.#finish(chunks);
        throw error;
      }
      await this.#finish(chunks, job);
    } finally {
      this.#busy = false;
    }
  }

  /** Ends the workers. A job that is under way is finished by the calling thread. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    Atomics.store(this.#words, layout.stop, 1);
    Atomics.add(this.#words, layout.seq, 1);
    Atomics.notify(this.#words, layout.seq);
    for (const worker of this.#workers) {
      worker.alive = false;
      worker.handle.terminate();
    }
  }

  #start(message: object): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`a worker took more than ${START_MS} ms`)), START_MS);
      const worker: PoolWorker = {
        alive: true,
        handle: spawn({
          ready() {
            clearTimeout(timer);
            resolve();
          },
          gone(reason) {
            worker.alive = false;
            clearTimeout(timer);
            reject(new Error(reason));
          },
        }),
      };
      this.#workers.push(worker);
      worker.handle.send(message);
    });
  }

  #publish(job: Job, chunks: number): void {
    const words = this.#words;
    this.#seq = (this.#seq + 1) % SEQ_LIMIT;
    this.#reserveScratch(job.scratchBytes);
    this.#numbers.set(job.args, layout.args);
    Atomics.store(words, layout.kernel, this.#names.indexOf(job.name));
    Atomics.store(words, layout.argCount, job.args.length);
    Atomics.store(words, layout.chunks, chunks);
    Atomics.store(words, layout.from, job.from);
    Atomics.store(words, layout.to, job.to);
    Atomics.store(words, layout.scratch, job.scratch);
    for (let chunk = 0; chunk < chunks; chunk++) Atomics.store(words, layout.chunk + chunk, this.#word(OPEN));
    Atomics.store(words, layout.seq, this.#seq);
    Atomics.notify(words, layout.seq);
  }

  #reserveScratch(bytes: number): void {
    const stride = Math.ceil(bytes / 64) * 64;
    if (stride > this.#scratch.bytes) {
      if (this.#scratch.bytes > 0) this.#memory.free(this.#scratch.at);
      this.#scratch = { at: 0, bytes: 0 };
      this.#scratch = { at: this.#memory.allocate(stride * this.#workers.length), bytes: stride };
    }
    this.#numbers[layout.scratchBase] = this.#scratch.at;
    this.#numbers[layout.scratchStride] = this.#scratch.bytes;
  }

  /** The chunks that this thread gets. Nothing is left open afterwards. */
  async #takeChunks(job: Job, chunks: number, pacer: Pacer | undefined): Promise<void> {
    const threads = this.#workers.length + 1;
    for (let turn = 0; turn < chunks; turn++) {
      const chunk = chunkAt(turn, 0, threads, chunks);
      if (!this.#move(chunk, OPEN, OPEN + 1)) continue;
      runChunk(job, chunk, chunks);
      this.#move(chunk, OPEN + 1, DONE);
      if (pacer?.due) await pacer.pause();
    }
  }

  /** Waits for the chunks that workers hold; with a job, does those again whose worker died. */
  async #finish(chunks: number, job?: Job): Promise<void> {
    const lost = performance.now() + LOST_MS;
    for (;;) {
      const until = performance.now() + SPIN_MS;
      let chunk = 0;
      do {
        while (chunk < chunks && this.#isDone(chunk)) chunk++;
        if (chunk === chunks) return;
      } while (performance.now() < until);
      await nextTask();
      const late = performance.now() > lost;
      for (; chunk < chunks; chunk++) {
        if (this.#isDone(chunk)) continue;
        const worker = this.#workers[(Atomics.load(this.#words, layout.chunk + chunk) & STATE_MASK) - 2];
        if (late && worker?.alive) {
          worker.alive = false;
          worker.handle.terminate();
        }
        if (worker?.alive) continue;
        if (job) runChunk(job, chunk, chunks);
        Atomics.store(this.#words, layout.chunk + chunk, this.#word(DONE));
      }
    }
  }

  #isDone(chunk: number): boolean {
    return Atomics.load(this.#words, layout.chunk + chunk) === this.#word(DONE);
  }

  #word(state: number): number {
    return (this.#seq << STATE_BITS) | state;
  }

  /** Whether the chunk was in the one state and now is in the other. */
  #move(chunk: number, from: number, to: number): boolean {
    const [before, after] = [this.#word(from), this.#word(to)];
    return Atomics.compareExchange(this.#words, layout.chunk + chunk, before, after) === before;
  }
}

/** All of a job on the calling thread. */
async function runAlone(job: Job, chunks: number, pacer: Pacer | undefined): Promise<void> {
  for (let chunk = 0; chunk < chunks; chunk++) {
    runChunk(job, chunk, chunks);
    if (pacer?.due) await pacer.pause();
  }
}

function runChunk({ args, call, from, to }: Job, chunk: number, chunks: number): void {
  const own = args.slice();
  own[own.length - 2] = from + Math.floor(((to - from) * chunk) / chunks);
  own[own.length - 1] = from + Math.floor(((to - from) * (chunk + 1)) / chunks);
  call(...own);
}
