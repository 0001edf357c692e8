import { afterAll, beforeAll, expect, test } from "vitest";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

// Single tokens are done when next() returns, as soon as their program is compiled; everything else about them is as before.

const DIM = 6;
const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.9 } as const;
const block = tnnBlock({ dim: DIM, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const x = noiseArray(1, 20 * DIM);
const rows = (from: number, to: number) => ({ x: x.subarray(from * DIM, to * DIM) });

let device: Device;
let model: Model;
beforeAll(async () => {
  device = await openDevice({ backend: "wasm" });
  model = await device.load(block, noiseWeights(block));
});
afterAll(() => device.dispose());

test("a token is taken when next() returns, and its output is the whole run's", async () => {
  using stream = await model.stream();
  const parts = [await stream.next(rows(0, 1))]; // compiles
  let atOnce = 0;
  for (let i = 1; i < 20; i++) {
    const coming = stream.next(rows(i, i + 1));
    if (stream.position === i + 1) atOnce++;
    parts.push(await coming);
  }
  expect(atOnce).toBeGreaterThan(10); // every 16 ms one lets the event loop in
  const whole = await model.run({ x }, { n: 20 });
  parts.forEach((y, i) => {
    for (let c = 0; c < DIM; c++) expect(y[c]).toBeCloseTo(whole[i * DIM + c], 5);
  });
});

test("behind a call under way it waits for its turn", async () => {
  using alone = await model.stream();
  const want = [await alone.prefill(rows(0, 7), { n: 7 }), await alone.next(rows(7, 8)), await alone.next(rows(8, 9))];
  using stream = await model.stream();
  const coming = [stream.prefill(rows(0, 7), { n: 7 }), stream.next(rows(7, 8)), stream.next(rows(8, 9))];
  expect(stream.position).toBe(0);
  expect(await Promise.all(coming)).toEqual(want);
  expect(stream.position).toBe(9);
});

test("what is wrong with a call is a rejection, never thrown", async () => {
  using stream = await model.stream({ maxLength: 2 });
  await stream.next(rows(0, 1));
  const short = stream.next({ x: x.subarray(1) });
  await expect(short).rejects.toMatchObject({ code: "shape" });
  await expect(stream.next(rows(1, 2))).rejects.toMatchObject({ code: "state" });
  await stream.reset();
  await stream.next(rows(0, 1));
  await expect(stream.next(rows(1, 2), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted" });
  await stream.reset();
  await stream.next(rows(0, 1));
  await stream.next(rows(1, 2));
  await expect(stream.next(rows(2, 3))).rejects.toMatchObject({ code: "argument" });
});

test("tokens alone let the event loop in", async () => {
  using stream = await model.stream();
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  for (const end = performance.now() + 200; performance.now() < end; ) await stream.next(rows(0, 1));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3); // every 16 ms
});
