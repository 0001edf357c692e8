import { expect, test } from "vitest";
import { softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import type { Layer } from "../../src/layers/layer.js";
import { planOf } from "../../src/runtime/planOf.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { wasmCode } from "../lib/backends.js";
import { noiseArray } from "../lib/noise.js";

/** Bytes that linear memory grew to, by inputs, kernel, temporaries and output of one run. */
async function growth(layer: Layer, n: number, channels: number): Promise<number> {
  const backend = await WasmBackend.create(await wasmCode("simd"));
  const noise = (length: number) => noiseArray(1, length);
  const sizes = new Map(Object.entries(layer.weights).map(([name, shape]) => [name, shape.reduce((a, b) => a * b, 1)]));
  const workspace = backend.open({ get: (name) => noise(sizes.get(name)!) });
  const before = backend.memory.size;
  const program = await workspace.compile(planOf(layer, { batch: 1, n }));
  const inputs = Object.keys(layer.inputs({ batch: 1, n })).map((name) => [name, noise(n * channels)]);
  const { y } = await program.run(Object.fromEntries(inputs));
  expect(y.every(Number.isFinite)).toBe(true);
  const grown = backend.memory.size - before;
  backend.dispose();
  return grown;
}

test("FastRPB of 65536 tokens takes less than 64 bytes x N x dim, its kernel included", async () => {
  const [n, dim] = [65536, 16];
  const bytes = await growth(fastRpb({ heads: 1, dim, length: n, form: "full" }), n, dim);
  console.log(`FastRPB: ${(bytes / n / dim).toFixed(1)} bytes x N x dim`);
  expect(bytes).toBeLessThan(64 * n * dim);
});

test("softmax attention takes memory linear in n: no scores are kept", async () => {
  const dim = 8;
  const layer = softmaxAttention({ heads: 1, dim, causal: false });
  const [short, long] = [await growth(layer, 2048, dim), await growth(layer, 8192, dim)];
  expect(long).toBeLessThan(4.5 * short);
  expect(long).toBeLessThan(8192 * 8192); // a quarter of the n x n scores
});
