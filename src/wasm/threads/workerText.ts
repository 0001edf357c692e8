import { CLOSED, IDLE, INDEX_BITS, layout } from "./layout.js";

/** Looks at the job counter before a worker goes to sleep, some tens of microseconds: steps of a model follow closely. */
const SPINS = 4000;

/**
 * What a worker runs, as text: it must start from a blob or a string in every runtime, bundled or not, so it can import
 * nothing. It is one function of its first message; how messages come and go differs between Node and the web.
 */
const body = `
const L = ${JSON.stringify(layout)};
async function start({ module, memory, control, names, index, reply }) {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const kernels = names.map((name) => exports[name]);
  const words = new Int32Array(control, 0, L.words);
  const numbers = new Float64Array(control, 4 * L.words, L.numbers);
  let seen = Atomics.load(words, L.seq);
  let loaded = -1, kernel, args, chunks, from, to;
  reply("ready");
  for (;;) {
    let seq = seen;
    for (let i = 0; i < ${SPINS} && seq === seen; i++) seq = Atomics.load(words, L.seq);
    while (seq === seen) {
      Atomics.wait(words, L.seq, seen);
      seq = Atomics.load(words, L.seq);
    }
    seen = seq;
    loaded = -1;
    if (Atomics.load(words, L.stop) === 1) return;
    for (;;) {
      const claim = Atomics.load(words, L.claim);
      const job = claim >> ${INDEX_BITS}, chunk = claim & ${CLOSED};
      if (chunk >= Atomics.load(words, L.chunks)) break;
      if (job !== loaded) {
        kernel = kernels[Atomics.load(words, L.kernel)];
        args = Array.from(numbers.subarray(L.args, L.args + Atomics.load(words, L.argCount)));
        const scratch = Atomics.load(words, L.scratch);
        if (scratch >= 0) args[scratch] = numbers[L.scratchBase] + index * numbers[L.scratchStride];
        chunks = Atomics.load(words, L.chunks);
        from = Atomics.load(words, L.from);
        to = Atomics.load(words, L.to);
      }
      Atomics.store(words, L.intent + index, claim);
      if (Atomics.compareExchange(words, L.claim, claim, claim + 1) === claim) {
        loaded = job;
        args[args.length - 2] = from + Math.floor(((to - from) * chunk) / chunks);
        args[args.length - 1] = from + Math.floor(((to - from) * (chunk + 1)) / chunks);
        kernel(...args);
        Atomics.store(words, L.done + chunk, job);
      } else loaded = -1;
      Atomics.store(words, L.intent + index, ${IDLE});
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
