// A million tokens of one layer by every strategy, and of moby-tnn: memory as they go by.
//   node bench/run.mjs memory [--tokens 1000000] [--model true]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { tno } from "../src/layers/tno.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import type { Stream, StreamOptions } from "../src/runtime/stream.js";
import { mobyFolder } from "./lib/moby.js";
import { noise } from "./lib/noise.js";

const { values } = parseArgs({
  options: { tokens: { type: "string", default: "1000000" }, model: { type: "string", default: "false" } },
});
const count = Number(values.tokens);
const device = await openDevice({ backend: "wasm", wasm: new Uint8Array(readFileSync("build/simd.wasm")) });

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** What is held after garbage collection: the resident size also counts garbage that the engine has not got round to. */
function heldMB(): string {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return ((heapUsed + external) / 1e6).toFixed(1);
}

async function watch<I extends string>(
  name: string,
  stream: Stream<I>,
  input: (i: number) => Record<I, Float32Array | Int32Array>,
) {
  const seen: string[] = [];
  for (let i = 0; i < count; i++) {
    await stream.next(input(i));
    if ((i + 1) % (count / 10) === 0) seen.push(heldMB());
  }
  console.log(
    `${name}: ${stream.position} tokens, state ${(stream.bytes / 1000).toFixed(0)} kB, held MB ${seen.join(" ")}`,
  );
  stream.dispose();
}

if (values.model === "true") {
  const lm = await loadTnnLm(device, mobyFolder);
  const stream = await lm.stream({ strategy: "modal", tolerance: 1e-2 });
  await watch("moby-tnn, modal 1e-2", stream, (i) => ({ tokens: Int32Array.of(i % lm.config.vocab) }));
} else {
  const dim = 16;
  const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
  const layer = tno({ dim, causal: true, decay: { kind: "fixed", gamma: 0.95 }, rpe });
  const weights = Object.fromEntries(
    Object.entries(layer.weights).map(([name, shape], seed) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      return [name, name === "gamma" ? new Float32Array(size).fill(0.95) : noise(size, seed)];
    }),
  );
  const model = await device.load(layer, weights);
  const x = noise(64 * dim, 1);
  const strategies: StreamOptions[] = [
    { strategy: "window" },
    { strategy: "tiled" },
    { strategy: "etsc" },
    { strategy: "modal", tolerance: 1e-3 },
  ];
  for (const options of strategies) {
    const stream = await model.stream(options);
    await watch(String(options.strategy), stream, (i) => ({ x: x.subarray((i % 64) * dim, ((i % 64) + 1) * dim) }));
  }
}
