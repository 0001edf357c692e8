import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { openLimits } from "./limits.js";
import type { Contender } from "./measure.js";

/** Spins on a word; does the same work as the caller whenever it changes. */
const WORKER = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, control, kernel, args, pages } = workerData;
const { exports } = new WebAssembly.Instance(module);
exports.memory.grow(pages);
const words = new Int32Array(control);
parentPort.postMessage("ready");
for (let seen = 0; ; ) {
  let seq = seen;
  while (seq === seen) seq = Atomics.load(words, 0);
  seen = seq;
  if (seq < 0) break;
  exports[kernel](...args);
  Atomics.store(words, 1, seq);
}`;

/** A piece of pure arithmetic or reading, of about a millisecond. */
export interface PairWork {
  readonly name: string;
  readonly kernel: "mulAdds" | "madds" | "reads";
  readonly args: readonly number[];
  readonly bytes?: number;
}

/** What two threads can gain at most: the same piece done twice by one thread, and once by each of two that never sleep. */
export async function pairLimit(build: string, work: PairWork): Promise<{ contenders: Contender[]; end(): void }> {
  openLimits(build); // compiles it
  const module = new WebAssembly.Module(readFileSync(`build/bench/limits.${build}.wasm`));
  const { exports } = new WebAssembly.Instance(module);
  const pages = Math.ceil((work.bytes ?? 0) / 65536) + 1;
  (exports["memory"] as WebAssembly.Memory).grow(pages);
  const kernel = exports[work.kernel] as (...args: readonly number[]) => unknown;
  const control = new SharedArrayBuffer(8);
  const words = new Int32Array(control);
  const workerData = { module, control, kernel: work.kernel, args: work.args, pages };
  const worker = new Worker(WORKER, { eval: true, workerData });
  await new Promise((resolve) => worker.once("message", resolve));
  let seq = 0;
  return {
    contenders: [
      {
        name: "one thread",
        run() {
          kernel(...work.args);
          kernel(...work.args);
        },
      },
      {
        name: "two threads",
        run() {
          Atomics.store(words, 0, ++seq);
          kernel(...work.args);
          while (Atomics.load(words, 1) !== seq);
        },
      },
    ],
    end: () => Atomics.store(words, 0, -1),
  };
}
