import { ToeplitzError } from "../../core/errors.js";
import { nextTask } from "../../core/pacer.js";
import { CLOSED, IDLE, INDEX_BITS, layout, MAX_ARGS, MAX_CHUNKS, MAX_WORKERS, SEQ_LIMIT } from "./layout.js";
import { type Spawned, spawn } from "./spawn.js";

/** A kernel call over units [from, to) that may be cut anywhere. The last two arguments are the range. */
export interface Job {
  readonly name: string;
  readonly call: (...args: number[]) => void;
  readonly args: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Pieces to cut the units into. */
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
    this.#words.fill(IDLE, layout.intent, layout.intent + MAX_WORKERS);
    this.#words[layout.claim] = CLOSED;
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
    try {
      const starts = Array.from({ length: Math.min(threads - 1, MAX_WORKERS) }, (_, index) =>
        pool.#start({ module, memory: shared, control: pool.#words.buffer, names, index }),
      );
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

  /** Does the job on all threads; on this one alone while another job is under way. */
  async run(job: Job): Promise<void> {
    const fits = job.args.length <= MAX_ARGS && job.chunks > 1;
    if (this.#busy || this.#disposed || this.size === 1 || !fits) return runRange(job, job.from, job.to);
    this.#busy = true;
    try {
      this.#publish(job);
      this.#takeChunks(job);
      await this.#finish(job);
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

  #publish(job: Job): void {
    const words = this.#words;
    this.#seq = (this.#seq + 1) % SEQ_LIMIT;
    const chunks = Math.min(job.chunks, MAX_CHUNKS);
    Atomics.store(words, layout.claim, (this.#seq << INDEX_BITS) | CLOSED);
    this.#reserveScratch(job.scratchBytes);
    this.#numbers.set(job.args, layout.args);
    Atomics.store(words, layout.kernel, this.#names.indexOf(job.name));
    Atomics.store(words, layout.argCount, job.args.length);
    Atomics.store(words, layout.chunks, chunks);
    Atomics.store(words, layout.from, job.from);
    Atomics.store(words, layout.to, job.to);
    Atomics.store(words, layout.scratch, job.scratch);
    for (let chunk = 0; chunk < chunks; chunk++) Atomics.store(words, layout.done + chunk, -1);
    Atomics.store(words, layout.claim, this.#seq << INDEX_BITS);
    Atomics.add(words, layout.seq, 1);
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

  #takeChunks(job: Job): void {
    const words = this.#words;
    for (;;) {
      const claim = Atomics.load(words, layout.claim);
      const chunk = claim & CLOSED;
      if (chunk >= Atomics.load(words, layout.chunks)) return;
      if (Atomics.compareExchange(words, layout.claim, claim, claim + 1) === claim) this.#doChunk(job, chunk);
    }
  }

  #doChunk(job: Job, chunk: number): void {
    const chunks = Atomics.load(this.#words, layout.chunks);
    const at = (index: number) => job.from + Math.floor(((job.to - job.from) * index) / chunks);
    runRange(job, at(chunk), at(chunk + 1));
    Atomics.store(this.#words, layout.done + chunk, this.#seq);
  }

  /** Waits for the chunks that workers hold; does those again whose worker died. */
  async #finish(job: Job): Promise<void> {
    const lost = performance.now() + LOST_MS;
    for (;;) {
      const until = performance.now() + SPIN_MS;
      do {
        if (this.#missing() < 0) return;
      } while (performance.now() < until);
      await nextTask();
      if (performance.now() > lost) this.#terminateHolders();
      if (this.#workers.some((worker, index) => worker.alive && this.#holds(index))) continue;
      for (let chunk = this.#missing(); chunk >= 0; chunk = this.#missing()) this.#doChunk(job, chunk);
      return;
    }
  }

  /** The first chunk that is not done, or -1. */
  #missing(): number {
    const chunks = Atomics.load(this.#words, layout.chunks);
    for (let chunk = 0; chunk < chunks; chunk++) {
      if (Atomics.load(this.#words, layout.done + chunk) !== this.#seq) return chunk;
    }
    return -1;
  }

  #holds(index: number): boolean {
    return Atomics.load(this.#words, layout.intent + index) !== IDLE;
  }

  #terminateHolders(): void {
    for (const [index, worker] of this.#workers.entries()) {
      if (!worker.alive || !this.#holds(index)) continue;
      worker.alive = false;
      worker.handle.terminate();
    }
  }
}

function runRange(job: Job, begin: number, end: number): void {
  const args = job.args.slice();
  args[args.length - 2] = begin;
  args[args.length - 1] = end;
  job.call(...args);
}
