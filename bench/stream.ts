// moby-tnn token by token, one thread: nanoseconds a token by strategy and position, against recomputing all of the text and against
// ETSC as it is published; what the conversions reach.
//   node bench/run.mjs stream [--builds simd,relaxed] [--positions 512,4096,14336,100000] [--rounds 11] [--rivals recompute,etsc] [--scores true]
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import type { Lm } from "../src/models/lm.js";
import { loadTnnLm } from "../src/models/load.js";
import { gemvShape } from "../src/ops/gemvPack.js";
import { gemvPays } from "../src/plan/cost.js";
import { openDevice } from "../src/runtime/device.js";
import type { Stream, StreamOptions } from "../src/runtime/stream.js";
import { type Entrant, Family } from "./lib/family.js";
import { mobyFile, mobyFolder } from "./lib/moby.js";
import { validate } from "./lib/noise.js";
import { openPlainEtsc } from "./lib/plainEtsc.js";
import { readBuild } from "./lib/wasm.js";
import { models, streamPositions } from "./sizes.js";

const family = new Family("stream", {
  positions: { type: "string", default: streamPositions.join() },
  rivals: { type: "string", default: "recompute,etsc" },
  scores: { type: "string", default: "false" },
});
const expected = readSafetensors(mobyFile("expected.safetensors"));
const known = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
const logits = expected.get("logits")!.data as Float64Array;
const text = mobyFile("valid.txt").toString();
const vocab = logits.length / known.length;
const lastLogits = logits.subarray(logits.length - vocab);

/** Name, options, and the error allowed in the last of the known logits. */
const strategies: readonly [string, StreamOptions, number][] = [
  ["window", { strategy: "window" }, 1e-5],
  ["tiled", { strategy: "tiled" }, 1e-5],
  ["auto", { strategy: "auto" }, 1e-5],
  ["etsc", { strategy: "etsc" }, 1e-4],
  ["modal 1e-2", { strategy: "modal", tolerance: 1e-2 }, 0.1],
  ["modal 1e-3", { strategy: "modal", tolerance: 1e-3 }, 0.02],
  ["modal 1e-4", { strategy: "modal", tolerance: 1e-4 }, 2e-3],
];

/** Weights that a token's products read, in bytes: what bounds its time from below. */
function weightBytes(stream: Stream<"tokens">): number {
  const { dim, gated, glu, layers } = models.moby;
  const isRounded = stream.explain().includes(" gemv(");
  const bytes = (outDim: number) => {
    const [blocks, words, width] = gemvShape({ inDim: dim, outDim });
    return 4 * (isRounded && gemvPays(dim, outDim) ? blocks * words * width : dim * outDim);
  };
  return layers * 3 * (bytes(gated) + bytes(glu)) + bytes(vocab);
}

/** Half the known tokens at once, the others one by one; the error of the last one's logits. */
async function errorOf(name: string, stream: Stream<"tokens">, bound: number): Promise<number> {
  const half = known.length >> 1;
  await stream.prefill({ tokens: known.slice(0, half) }, { n: half });
  let last = new Float32Array();
  for (const token of known.subarray(half))
    last = Float32Array.from(await stream.next({ tokens: Int32Array.of(token) }));
  return validate(`stream ${name}`, last, lastLogits, bound);
}

interface Opened {
  readonly stream: Stream<"tokens">;
  readonly entrant: Entrant;
}

/** Longer than any of the kernels reaches; a multiple of every ring and tile. */
const REACH = 2048;
/** ETSC takes a token a step whatever came before, and so long for it that its states are begun with fewer. */
const BEGUN = 64;

/**
 * To a position: with the tokens before it that its state still holds to float32, as many of them as put every ring and tile where they
 * would be; the place of the position in what save() gives is that of src/runtime/savedStream.ts.
 */
async function goTo({ stream, entrant }: Opened, tokens: Int32Array, position: number): Promise<void> {
  const n = Math.min(position, entrant.name === "etsc" ? BEGUN : REACH + (position % REACH));
  await stream.reset();
  await stream.prefill({ tokens: repeated(tokens, n) }, { n });
  const saved = await stream.save();
  new DataView(saved.buffer).setFloat64(16, position, true);
  await stream.restore(saved);
}

const repeated = (tokens: Int32Array, n: number) => Int32Array.from({ length: n }, (_, i) => tokens[i % tokens.length]);

async function openStreams(build: string, lm: Lm, tokens: Int32Array): Promise<Opened[]> {
  const streams: Opened[] = [];
  for (const [strategy, options, bound] of strategies) {
    const began = performance.now();
    const stream = await lm.stream(options);
    const prepareNs = (performance.now() - began) * 1e6;
    const error = await errorOf(`${build} ${strategy}`, stream, bound);
    let at = 0;
    const run = () => stream.next({ tokens: Int32Array.of(tokens[at++ % tokens.length]) });
    const note = `${stream.bytes} bytes of state`;
    const entrant = {
      name: strategy,
      strategy,
      build,
      prepareNs,
      error,
      run,
      note,
      tokens: 1,
      bytes: weightBytes(stream),
    };
    streams.push({ stream, entrant });
  }
  return streams;
}

async function plainEtsc(build: string, wasm: Uint8Array<ArrayBuffer>, tokens: Int32Array): Promise<Entrant> {
  const strategy = "etsc as published";
  const { next, reset, bytes } = await openPlainEtsc(wasm);
  let last: Float32Array = new Float32Array();
  for (const token of known) last = await next(token);
  const error = validate(strategy, last, lastLogits, 1e-4);
  reset();
  let at = 0;
  const run = () => next(tokens[at++ % tokens.length]);
  return { name: strategy, strategy, build, error, run, tokens: 1, note: `${bytes} bytes of state` };
}

async function recompute(build: string, lm: Lm, tokens: Int32Array, position: number): Promise<Entrant> {
  const strategy = "recompute";
  const error = validate(strategy, await lm.logits(known), logits);
  const all = repeated(tokens, position);
  return {
    name: strategy,
    strategy,
    build,
    error,
    run: () => lm.logits(all),
    tokens: 1,
    note: "logits of the whole text",
  };
}

/** Nats a character of a stream that takes one token at a time. */
async function scoreByToken(stream: Stream<"tokens">, tokens: Int32Array): Promise<number> {
  let nats = 0;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const scores = await stream.next({ tokens: tokens.subarray(i, i + 1) });
    const highest = Math.max(...scores);
    const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
    nats += Math.log(sum) + highest - scores[tokens[i + 1]];
  }
  return nats / (tokens.length - 1);
}

async function benchBuild(build: string, wasm: Uint8Array<ArrayBuffer>, lm: Lm): Promise<void> {
  const tokens = lm.encode(text);
  const rivals = family.list("rivals");
  const streams = await openStreams(build, lm, tokens);
  const published = rivals.includes("etsc") ? [await plainEtsc(build, wasm, tokens)] : [];
  const positions = family.quick ? family.numbers("positions").slice(0, 1) : family.numbers("positions");
  for (const position of positions) {
    for (const opened of streams) await goTo(opened, tokens, position);
    const again = rivals.includes("recompute") ? [await recompute(build, lm, tokens, position)] : [];
    const entrants = [...streams.map(({ entrant }) => entrant), ...published, ...again];
    await family.compare({ kind: "token", shape: { position } }, entrants, { sampleMs: 5 });
  }
  for (const { stream } of streams) stream.dispose();
}

for (const build of family.builds) {
  const wasm = readBuild(`build/${build}.wasm`);
  if (!wasm) continue;
  const lm = await loadTnnLm(await openDevice({ backend: "wasm", wasm }), mobyFolder);
  await benchBuild(build, wasm, lm);
  if (family.option("scores") !== "true") continue;
  const sample = lm.encode(text);
  const exact = await lm.score(sample);
  console.error(`\nnats per character over ${sample.length - 1}: exact ${exact.toFixed(5)}`);
  for (const tolerance of [1e-2, 1e-3, 1e-4]) {
    const score = await lm.score(sample, { tolerance });
    console.error(`  tolerance ${tolerance}: ${score.toFixed(5)}, difference ${(score - exact).toExponential(1)}`);
    const stream = await lm.stream({ strategy: "modal", tolerance }); // all channels of every layer
    const byToken = await scoreByToken(stream, sample);
    console.error(`    token by token: ${byToken.toFixed(5)}, difference ${(byToken - exact).toExponential(1)}`);
    for (const [, what] of stream.explain().matchAll(/^(.*: modal: .*)$/gm)) console.error(`    ${what}`);
    stream.dispose();
  }
}
