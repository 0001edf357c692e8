// The Toeplitz products of streams alone: moby-tnn's six by low order against ETSC, and one long kernel by tiles against the direct sum.
//   node bench/run.mjs streamParts [--builds simd] [--only toeplitz|long] [--rounds 11]
import type { Layer } from "../src/layers/layer.js";
import { longConv } from "../src/layers/longConv.js";
import { type Device, openDevice } from "../src/runtime/device.js";
import type { Model } from "../src/runtime/model.js";
import type { Stream, StreamOptions } from "../src/runtime/stream.js";
import { type Entrant, Family } from "./lib/family.js";
import { mobyWeights } from "./lib/moby.js";
import { noise, validate } from "./lib/noise.js";
import { readBuild } from "./lib/wasm.js";
import { longKernel, models } from "./sizes.js";

const family = new Family("stream", { only: { type: "string", default: "toeplitz,long" } });
const wanted = new Set(family.list("only"));

/** moby-tnn's decay leaves nothing of lags beyond. */
const LAGS = 1795;

/** Name, options, error allowed against the product of the whole sequence. */
type Way = readonly [string, StreamOptions, number];
const ways: readonly Way[] = [
  ["window", { strategy: "window" }, 1e-4],
  ["tiled", { strategy: "tiled" }, 1e-4],
  ["etsc, half spectrum", { strategy: "etsc", maxLength: LAGS }, 1e-3],
  ["modal 1e-2", { strategy: "modal", tolerance: 1e-2 }, 0.2],
  ["modal 1e-3", { strategy: "modal", tolerance: 1e-3 }, 0.02],
  ["modal 1e-4", { strategy: "modal", tolerance: 1e-4 }, 0.002],
];

/** Feeds x again and again, `tokens` of it a call. */
function feeding(stream: Stream<"x">, x: Float32Array, channels: number, tokens: number): () => Promise<void> {
  const count = x.length / channels;
  const rows = Array.from({ length: count }, (_, i) => ({ x: x.subarray(i * channels, (i + 1) * channels) }));
  let at = 0;
  return async () => {
    for (let i = 0; i < tokens; i++, at = (at + 1) % count) await stream.next(rows[at]);
  };
}

async function entrantOf(build: string, model: Model<"x">, [strategy, options, bound]: Way, tokens: number) {
  const { channels, x, count } = modelInputs.get(model)!;
  const want = await model.run({ x }, { n: count });
  const stream = await model.stream(options);
  const parts: number[] = [];
  for (let i = 0; i < count; i++)
    parts.push(...(await stream.next({ x: x.subarray(i * channels, (i + 1) * channels) })));
  const error = validate(strategy, parts, want, bound);
  await stream.reset();
  const run = feeding(stream, x, channels, tokens);
  const note = `${stream.bytes} bytes of state`;
  return { name: strategy, strategy, build, error, run, tokens, note } satisfies Entrant;
}

const modelInputs = new Map<Model<"x">, { channels: number; x: Float32Array; count: number }>();

/** The six products of moby-tnn one after the other, nothing between: each scaled to an l1 norm of one, so that nothing grows. */
async function loadChain(device: Device): Promise<Model<"x">> {
  const channels = models.moby.gated;
  const kernels = mobyWeights(LAGS).layers.map(({ taps }) => normalised(taps, channels));
  const convs = kernels.map(() => longConv({ channels, causal: true, length: LAGS }));
  const chain: Layer<"x"> = {
    name: "chain",
    causal: true,
    weights: Object.fromEntries(convs.map((_, i) => [`${i}.taps`, [LAGS, channels]])),
    inputs: convs[0].inputs as Layer<"x">["inputs"],
    build: (b, extent, { x }, w) => convs.reduce((y, conv, i) => conv.build(b, extent, { x: y }, w.of(String(i))), x),
  };
  const model = await device.load(chain, Object.fromEntries(kernels.map((taps, i) => [`${i}.taps`, taps])));
  modelInputs.set(model, { channels, x: noise(200 * channels, 1), count: 200 });
  return model;
}

function normalised(taps: Float32Array, channels: number): Float32Array {
  const norms = new Float64Array(channels);
  for (let i = 0; i < taps.length; i++) norms[i % channels] += Math.abs(taps[i]);
  return taps.map((tap, i) => tap / norms[i % channels]);
}

async function loadLong(device: Device): Promise<Model<"x">> {
  const { lags, channels } = longKernel;
  const model = await device.load(longConv({ channels, causal: true, length: lags }), {
    taps: noise(lags * channels, 1),
  });
  modelInputs.set(model, { channels, x: noise(700 * channels, 2), count: 700 });
  return model;
}

for (const build of family.builds) {
  const wasm = readBuild(`build/${build}.wasm`);
  if (!wasm) continue;
  const device = await openDevice({ backend: "wasm", wasm });
  if (wanted.has("toeplitz")) {
    const model = await loadChain(device);
    const entrants: Entrant[] = [];
    for (const way of ways) entrants.push(await entrantOf(build, model, way, 20));
    const shape = { products: models.moby.layers, channels: models.moby.gated, lags: LAGS };
    await family.compare({ kind: "products", shape }, entrants, { sampleMs: 5 });
  }
  if (wanted.has("long")) {
    const { lags, channels } = longKernel;
    const model = await loadLong(device);
    const tiled = await entrantOf(build, model, ["tiled", { strategy: "tiled" }, 1e-5], lags); // once through all tiles
    const direct = await entrantOf(build, model, ["window", { strategy: "window" }, 1e-5], 8);
    await family.compare({ kind: "long kernel", shape: { lags, channels } }, [tiled, direct], { sampleMs: 5 });
  }
  device.dispose();
}
