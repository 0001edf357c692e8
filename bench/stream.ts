// moby-tnn token by token, one thread: nanoseconds a token by strategy and position, and what the conversions reach.
//   node bench/run.mjs stream [--builds simd,relaxed] [--positions 512,4096,14336] [--rounds 11] [--scores true]
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import type { Lm } from "../src/models/lm.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import type { Stream, StreamOptions } from "../src/runtime/stream.js";
import { type Entrant, Family } from "./lib/family.js";
import { mobyFile, mobyFolder } from "./lib/moby.js";
import { validate } from "./lib/noise.js";
import { readBuild } from "./lib/wasm.js";
import { streamPositions } from "./sizes.js";

const family = new Family("stream", {
  positions: { type: "string", default: streamPositions.join() },
  scores: { type: "string", default: "false" },
});
const expected = readSafetensors(mobyFile("expected.safetensors"));
const known = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
const logits = expected.get("logits")!.data as Float64Array;
const text = mobyFile("valid.txt").toString();

/** Name, options, and the error allowed in the last of the known logits. */
const strategies: readonly [string, StreamOptions, number][] = [
  ["window", { strategy: "window" }, 1e-5],
  ["tiled", { strategy: "tiled" }, 1e-5],
  ["etsc", { strategy: "etsc" }, 1e-4],
  ["modal 1e-2", { strategy: "modal", tolerance: 1e-2 }, 0.1],
  ["modal 1e-3", { strategy: "modal", tolerance: 1e-3 }, 0.02],
  ["modal 1e-4", { strategy: "modal", tolerance: 1e-4 }, 2e-3],
];

/** Half the known tokens at once, the others one by one; the error of the last one's logits. */
async function errorOf(name: string, stream: Stream<"tokens">, bound: number): Promise<number> {
  const half = known.length >> 1;
  await stream.prefill({ tokens: known.slice(0, half) }, { n: half });
  let last = new Float32Array();
  for (const token of known.subarray(half))
    last = Float32Array.from(await stream.next({ tokens: Int32Array.of(token) }));
  stream.reset();
  return validate(`stream ${name}`, last, logits.subarray(logits.length - last.length), bound);
}

async function goTo(stream: Stream<"tokens">, tokens: Int32Array, position: number): Promise<void> {
  while (stream.position < position) {
    const n = Math.min(2048, position - stream.position);
    const piece = Int32Array.from({ length: n }, (_, i) => tokens[(stream.position + i) % tokens.length]);
    await stream.prefill({ tokens: piece }, { n });
  }
}

async function benchBuild(build: string, lm: Lm): Promise<void> {
  const tokens = lm.encode(text);
  const streams: { stream: Stream<"tokens">; entrant: Entrant }[] = [];
  for (const [name, options, bound] of strategies) {
    const began = performance.now();
    const stream = await lm.stream(options);
    const prepareNs = (performance.now() - began) * 1e6;
    const error = await errorOf(`${build} ${name}`, stream, bound);
    let at = 0;
    const run = () => stream.next({ tokens: Int32Array.of(tokens[at++ % tokens.length]) });
    streams.push({ stream, entrant: { name, build, prepareNs, error, run, note: `${stream.bytes} bytes of state` } });
  }
  const positions = family.quick ? family.numbers("positions").slice(0, 1) : family.numbers("positions");
  for (const position of positions) {
    for (const { stream } of streams) await goTo(stream, tokens, position);
    const entrants = streams.map(({ entrant }) => entrant);
    await family.compare({ kind: "token", shape: { position } }, entrants, { sampleMs: 5 });
  }
  for (const { stream } of streams) stream.dispose();
}

for (const build of family.builds) {
  const wasm = readBuild(`build/${build}.wasm`);
  if (!wasm) continue;
  const lm = await loadTnnLm(await openDevice({ backend: "wasm", wasm }), mobyFolder);
  await benchBuild(build, lm);
  if (family.option("scores") !== "true") continue;
  const sample = lm.encode(text);
  const exact = await lm.score(sample);
  console.error(`\nnats per character over ${sample.length - 1}: exact ${exact.toFixed(5)}`);
  for (const tolerance of [1e-2, 1e-3, 1e-4]) {
    const score = await lm.score(sample, { tolerance });
    console.error(`  tolerance ${tolerance}: ${score.toFixed(5)}, difference ${(score - exact).toExponential(1)}`);
    const stream = await lm.stream({ strategy: "modal", tolerance }); // all channels of every layer
    for (const [, what] of stream.explain().matchAll(/^(.*: modal: .*)$/gm)) console.error(`    ${what}`);
    stream.dispose();
  }
}
