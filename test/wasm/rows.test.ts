import { describe, expect, test } from "vitest";
import { linearAttention, ssm } from "../../src/layers/public.js";
import { openDevice } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import type { StreamOptions } from "../../src/runtime/stream.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";
import { bits } from "./bare.js";

/** A prefill that is one long step for each sequence and few channels, and the same in parts that are not cut. */
async function checkCut<I extends string>(
  model: Model<I>,
  { width, n, parts, batch = 2, ...options }: { width: number; n: number; parts: number } & StreamOptions,
): Promise<void> {
  const names = Object.keys(model.layer.inputs({ batch, n })) as I[];
  const whole = noiseArray(5, batch * n * width);
  const rows = (from: number, to: number) => {
    const part = new Float32Array(batch * (to - from) * width);
    for (let b = 0; b < batch; b++) {
      part.set(whole.subarray((b * n + from) * width, (b * n + to) * width), b * (to - from) * width);
    }
    return Object.fromEntries(names.map((name) => [name, part])) as Record<I, Float32Array>;
  };
  using once = await model.stream({ batch, ...options });
  using piecewise = await model.stream({ batch, ...options });
  const want = new Float32Array(batch * n * width);
  const step = Math.ceil(n / parts / 64) * 64;
  for (let from = 0; from < n; from += step) {
    const to = Math.min(n, from + step);
    const y = await piecewise.prefill(rows(from, to), { n: to - from });
    for (let b = 0; b < batch; b++) {
      want.set(y.subarray(b * (to - from) * width, (b + 1) * (to - from) * width), (b * n + from) * width);
    }
  }
  const got = await once.prefill(rows(0, n), { n });
  expect(bits(got)).toEqual(bits(want));
  const state = await once.save();
  expect(state).toEqual(await piecewise.save());
}

describe("a step that carries a state, cut along its rows, gives the same bits", () => {
  test("ssmScan", async () => {
    using device = await openDevice({ backend: "wasm" });
    const layer = ssm({ channels: 5, states: 600 });
    await checkCut(await device.load(layer, noiseWeights(layer)), { width: 5, n: 4001, parts: 2 });
  });
  test("linearAttentionStep", async () => {
    using device = await openDevice({ backend: "wasm" });
    const layer = linearAttention({ heads: 2, dim: 96, causal: true, kernel: "elu+1" });
    await checkCut(await device.load(layer, noiseWeights(layer)), { width: 192, n: 3001, parts: 4 });
  });
});
