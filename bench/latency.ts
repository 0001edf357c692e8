// How long single tokens take, one thread: percentiles by strategy, for moby-tnn and for one layer with a long kernel.
//   node bench/run.mjs latency [--build relaxed] [--tokens 20000] [--strategies window,tiled] [--length 65536] [--dim 64] [--only model|layer]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { longConv } from "../src/layers/longConv.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import type { Strategy } from "../src/runtime/strategy.js";
import type { Stream } from "../src/runtime/stream.js";
import { noise, validate } from "./lib/noise.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: "simd" },
    tokens: { type: "string", default: "20000" },
    strategies: { type: "string", default: "window,tiled" },
    length: { type: "string", default: "65536" },
    dim: { type: "string", default: "64" },
    only: { type: "string", default: "" },
  },
});
const wasm = new Uint8Array(readFileSync(new URL(`../../build/${values.build}.wasm`, import.meta.url)));
const device = await openDevice({ backend: "wasm", wasm });
const count = Number(values.tokens);
/** Every position is timed so often, from a fresh stream, and its least time counts: what the machine does beside is not the stream's. */
const ROUNDS = 3;

async function measure<I extends string>(
  what: string,
  stream: Stream<I>,
  input: (i: number) => Record<I, Int32Array | Float32Array>,
) {
  const times = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    await stream.reset();
    for (let i = 0; i < count; i++) {
      const began = performance.now();
      await stream.next(input(i));
      times[i] = Math.min(times[i], performance.now() - began);
    }
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / count;
  times.sort();
  const at = (part: number) => times[Math.min(count - 1, Math.floor(part * count))].toFixed(3);
  const row = [what, mean.toFixed(3), at(0.5), at(0.99), at(0.999), at(0.9999), at(1), (stream.bytes / 1e6).toFixed(2)];
  console.log(`| ${row.join(" | ")} |`);
}

console.log(
  `${count} tokens, ms each, the least of ${ROUNDS} rounds\n| | mean | p50 | p99 | p99.9 | p99.99 | max | state, MB |\n|---|---|---|---|---|---|---|---|`,
);
const strategies = values.strategies.split(",") as Strategy[];
if (values.only !== "layer") {
  const folder = new URL("../../models/moby-tnn/", import.meta.url);
  const lm = await loadTnnLm(device, folder);
  const tokens = lm.encode(readFileSync(new URL("valid.txt", folder), "utf8").slice(0, 50000));
  for (const strategy of strategies) {
    const stream = await lm.stream({ strategy });
    await measure(`moby-tnn, ${strategy}`, stream, (i) => ({ tokens: tokens.subarray(i % 50000, (i % 50000) + 1) }));
    stream.dispose();
  }
}
if (values.only !== "model") {
  const [length, channels] = [Number(values.length), Number(values.dim)];
  const model = await device.load(longConv({ channels, causal: true, length }), {
    taps: noise(length * channels, 1),
  });
  const x = noise(1024 * channels, 2);
  const input = (i: number) => ({ x: x.subarray((i % 1024) * channels, ((i % 1024) + 1) * channels) });
  for (const strategy of strategies) {
    const checked = await model.stream({ strategy });
    const rows = { x: x.subarray(0, 700 * channels) };
    const whole = await model.run(rows, { n: 700 });
    const parts: number[] = [];
    for (let i = 0; i < 700; i++) parts.push(...(await checked.next(input(i))));
    validate(strategy, parts, whole);
    checked.dispose();
    const stream = await model.stream({ strategy });
    const name = `one layer, ${length} lags, ${channels} channels, ${strategy}`;
    await measure(name, stream, input);
    stream.dispose();
  }
}
