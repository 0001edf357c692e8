import { describe, expect, test } from "vitest";
import { linearAttention } from "../../src/layers/public.js";
import { openDevice } from "../../src/runtime/device.js";
import { linearAttentionKernel } from "../../src/wasm/kernels/linearAttention.js";
import { relativeError } from "../lib/compare.js";
import { noiseArray } from "../lib/noise.js";
import { BareModule, BUILDS, bits, everyUnit } from "./bare.js";

// Few tokens of many channels: as many operations as make a head of many tokens long, and quickly checked.
const [n, heads, dim] = [300, 1, 600];
const [q, k, v] = [1, 2, 3].map((seed) => noiseArray(seed, n * heads * dim));

const wanted = new Map<string, Promise<Float32Array>>(); // float64's, once for all builds

async function reference(kernel: "sikf" | "elu+1", causal: boolean): Promise<Float32Array> {
  using device = await openDevice({ backend: "js" });
  const model = await device.load(linearAttention({ heads, dim, causal, kernel }), {});
  return await model.run({ q, k, v }, { n });
}

describe.each(BUILDS)("a long head of linear attention, in stages, %s build", (build) => {
  const wasm = new BareModule(build);
  test.each([
    ["sikf", true],
    ["sikf", false],
    ["elu+1", true],
    ["elu+1", false],
  ] as const)("%s, causal %s", async (kernel, causal) => {
    const params = { batch: 1, n, heads, dim, causal, features: kernel, eps: 1e-6 } as const;
    expect(linearAttentionKernel.staged!(params)).toBe(true);
    const run = (cuts: number[]) => wasm.run("linearAttention", params, { q, k, v }, linearAttentionKernel, cuts).y;
    const whole = run([]);
    expect(bits(run(everyUnit(linearAttentionKernel, params)))).toEqual(bits(whole));
    const key = `${kernel} ${causal}`;
    if (!wanted.has(key)) wanted.set(key, reference(kernel, causal));
    expect(relativeError(whole, (await wanted.get(key))!)).toBeLessThan(2e-5);
  });
});
