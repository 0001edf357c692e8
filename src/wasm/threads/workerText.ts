import { DONE, layout, OPEN, STATE_BITS } from "./layout.js";

/** Milliseconds that a worker looks at the job number before it goes to sleep: steps of a model follow closely, and waking takes long. */
const AWAKE_MS = 0.2;
/** Looks between two at the clock. */
const LOOKS = 64;

/**
 * What a worker runs, as text: it must start from a blob or a string in every runtime, bundled or not, so it can import
 * nothing. It is one function of its first message; how messages come and go differs between Node and the web.
 */
const body = `
const L = ${JSON.stringify(layout)};
async function start({ module, memory, control, names, thread, threads, reply }) {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const kernels = names.map((name) => exports[name]);
  const words = new Int32Array(control, 0, L.words);
  const numbers = new Float64Array(control, 4 * L.words, L.numbers);
  let seen = Atomics.load(words, L.seq);
  reply("ready");
  for (;;) {
    let seq = seen;
    for (const until = performance.now() + ${AWAKE_MS}; seq === seen && performance.now() < until; ) {
      for (let i = 0; i < ${LOOKS} && seq === seen; i++) seq = Atomics.load(words, L.seq);
    }
    while (seq === seen) {
      Atomics.wait(words, L.seq, seen);
      seq = Atomics.load(words, L.seq);
    }
    seen = seq;
    if (Atomics.load(words, L.stop) === 1) return;
    const kernel = kernels[Atomics.load(words, L.kernel)];
    const args = Array.from(numbers.subarray(L.args, L.args + Atomics.load(words, L.argCount)));
    const scratch = Atomics.load(words, L.scratch);
    if (scratch >= 0) args[scratch] = numbers[L.scratchBase] + (thread - 1) * numbers[L.scratchStride];
    const chunks = Atomics.load(words, L.chunks);
    const from = Atomics.load(words, L.from);
    const to = Atomics.load(words, L.to);
    const first = Math.floor((thread * chunks) / threads); // chunkAt() of layout.ts
    const own = Math.floor(((thread + 1) * chunks) / threads) - first;
    const open = (seq << ${STATE_BITS}) | ${OPEN};
    for (let turn = 0; turn < chunks; turn++) {
      const chunk = turn < own ? first + turn : (first + own - 1 - turn + chunks) % chunks;
      if (Atomics.compareExchange(words, L.chunk + chunk, open, open + 1 + thread) !== open) continue;
      args[args.length - 2] = from + Math.floor(((to - from) * chunk) / chunks);
      args[args.length - 1] = from + Math.floor(((to - from) * (chunk + 1)) / chunks);
      kernel(...args);
      Atomics.store(words, L.chunk + chunk, open + ${DONE});
    }
  }
}
`;

export const nodeWorkerText = `
const { parentPort } = require("node:worker_threads");
parentPort.once("message", (first) => start({ ...first, reply: (word) => parentPort.postMessage(word) }));
${body}`;

export const webWorkerText = `
onmessage = ({ data }) => start({ ...data, reply: (word) => postMessage(word) }).finally(close);
${body}`;
