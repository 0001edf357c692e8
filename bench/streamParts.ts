// What a stream is held against: recomputing the whole text for a token, and the Toeplitz products alone, low order against ETSC.
//   node bench/run.mjs streamParts [--build relaxed] [--positions 512,4096] [--only recompute|toeplitz] [--rounds 5]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Layer } from "../src/layers/layer.js";
import { longConv } from "../src/layers/longConv.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import type { StreamOptions } from "../src/runtime/stream.js";
import { mobyFile, mobyFolder, mobyWeights } from "./lib/moby.js";
import { noise, validate } from "./lib/noise.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: "simd" },
    positions: { type: "string", default: "512,4096" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "5" },
  },
});
const rounds = Number(values.rounds);
const wasm = new Uint8Array(readFileSync(`build/${values.build}.wasm`));
const device = await openDevice({ backend: "wasm", wasm });

/** The least time of some rounds, in microseconds. */
async function least(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    await work();
    if (round > 0) best = Math.min(best, performance.now() - began);
  }
  return best * 1000;
}

if (values.only !== "toeplitz") {
  const lm = await loadTnnLm(device, mobyFolder);
  const tokens = lm.encode(mobyFile("valid.txt").toString());
  console.log("| position | recomputing, us a token | tokens/s |\n|---|---|---|");
  for (const position of values.positions.split(",").map(Number)) {
    const text = Int32Array.from({ length: position }, (_, i) => tokens[i % tokens.length]);
    const us = await least(() => lm.logits(text));
    console.log(`| ${position} | ${us.toFixed(0)} | ${(1e6 / us).toFixed(1)} |`);
  }
}

if (values.only !== "recompute") {
  // The six products of moby-tnn one after the other, nothing between: each scaled to an l1 norm of one, so that nothing grows.
  const lags = 1795;
  const kernels = mobyWeights(lags).layers.map(({ taps }) => normalised(taps, 384));
  const convs = kernels.map(() => longConv({ channels: 384, causal: true, length: lags }));
  const chain: Layer<"x"> = {
    name: "chain",
    causal: true,
    weights: Object.fromEntries(convs.map((_, i) => [`${i}.taps`, [lags, 384]])),
    inputs: convs[0].inputs as Layer<"x">["inputs"],
    build: (b, extent, { x }, w) => convs.reduce((y, conv, i) => conv.build(b, extent, { x: y }, w.of(String(i))), x),
  };
  const weights = Object.fromEntries(kernels.map((taps, i) => [`${i}.taps`, taps]));
  const model = await device.load(chain, weights);
  const count = 200;
  const x = noise(count * 384, 1);
  const want = await model.run({ x }, { n: count });
  const strategies: readonly [string, StreamOptions, number][] = [
    ["window", { strategy: "window" }, 1e-4],
    ["tiled", { strategy: "tiled" }, 1e-4],
    ["etsc, half spectrum", { strategy: "etsc", maxLength: lags }, 1e-3],
    ["modal 1e-2", { strategy: "modal", tolerance: 1e-2 }, 0.2],
    ["modal 1e-3", { strategy: "modal", tolerance: 1e-3 }, 0.02],
    ["modal 1e-4", { strategy: "modal", tolerance: 1e-4 }, 0.002],
  ];
  console.log("| six products, 384 channels | us a token | state, kB |\n|---|---|---|");
  for (const [name, options, bound] of strategies) {
    const stream = await model.stream(options);
    const parts: number[] = [];
    const token = (i: number) => ({ x: x.subarray(i * 384, (i + 1) * 384) });
    for (let i = 0; i < count; i++) parts.push(...(await stream.next(token(i))));
    validate(name, parts, want, bound);
    const us = await least(async () => {
      for (let i = 0; i < count; i++) await stream.next(token(i));
    });
    console.log(`| ${name} | ${(us / count).toFixed(1)} | ${(stream.bytes / 1000).toFixed(0)} |`);
    stream.dispose();
  }
}

function normalised(taps: Float32Array, channels: number): Float32Array {
  const norms = new Float64Array(channels);
  for (let i = 0; i < taps.length; i++) norms[i % channels] += Math.abs(taps[i]);
  return taps.map((tap, i) => tap / norms[i % channels]);
}
