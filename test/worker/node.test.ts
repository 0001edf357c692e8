import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { glu } from "../../src/layers/glu.js";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { loadTnnLm } from "../../src/models/load.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import { openDevice as openInWorker, type WorkerDeviceOptions } from "../../src/worker/open.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const script = new URL("../../dist/worker/main.js", import.meta.url);
const moby = fileURLToPath(new URL("../../models/moby-tnn", import.meta.url));

const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.95 } as const;
const block = tnnBlock({ dim: 6, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const weights = noiseWeights(block, { "token_mixer.toep.gamma": 0.9 });
const n = 20;
const x = noiseArray(1, n * 6);

const started: Worker[] = [];
function worker(): Worker {
  const each = new Worker(script);
  started.push(each);
  return each;
}
const open = (options: WorkerDeviceOptions = {}) =>
  openInWorker({ worker, backend: "wasm", relaxed: false, calibrate: false, ...options });

let here: Device;
let there: Device;
beforeAll(async () => {
  expect(existsSync(script), "npm run build makes dist").toBe(true);
  here = await openDevice({ backend: "wasm", relaxed: false, calibrate: false });
  there = await open();
});
afterAll(async () => {
  here.dispose();
  await there[Symbol.asyncDispose]();
  for (const each of started) expect(each.threadId, "every worker has ended").toBe(-1);
});

test("results are those of the same device here, to the bit", async () => {
  expect(there.backend).toBe("wasm");
  expect(there.report()).toMatchObject({ backend: "wasm", worker: true, why: "asked for" });
  const [a, b] = [await here.load(block, weights), await there.load(block, weights)];
  expect(await b.run({ x }, { n })).toEqual(await a.run({ x }, { n }));
  const part = x.subarray(6, 18); // a view: only that part may cross
  expect(await b.run({ x: part }, { n: 2 })).toEqual(await a.run({ x: part }, { n: 2 }));
  expect(x.length).toBe(n * 6); // what the caller gave is still the caller's
  expect(b.explain({ n })).toBe(a.explain({ n }));
  a.dispose();
  b.dispose();
});

test("streams: prefill, next, clone, save, restore, reset", async () => {
  const model = await there.load(block, weights);
  const whole = await model.run({ x }, { n });
  const stream = await model.stream();
  const first = await stream.prefill({ x: x.subarray(0, 60) }, { n: 10 });
  const twin = await stream.clone();
  const saved = await stream.save();
  const rest = async (each: typeof stream) => {
    const parts = [];
    for (let i = 10; i < n; i++) parts.push(await each.next({ x: x.subarray(i * 6, i * 6 + 6) }));
    return Float32Array.from(parts.flatMap((part) => [...part]));
  };
  const [a, b] = await Promise.all([rest(stream), rest(twin)]); // interleaved
  expect(b).toEqual(a);
  await stream.restore(saved);
  expect(await rest(stream)).toEqual(a);
  await stream.reset();
  expect(await stream.prefill({ x: x.subarray(0, 60) }, { n: 10 })).toEqual(first);
  for (const [i, value] of [...first, ...a].entries()) expect(value).toBeCloseTo(whole[i], 4);
  model.dispose();
});

test("the bundled model writes its text, with progress", async () => {
  const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${moby}/expected.json`, "utf8"));
  const seen: number[] = [];
  const lm = await loadTnnLm(there, moby, { onProgress: ({ loaded, total }) => seen.push(loaded / total) });
  expect(seen.at(-1)).toBe(1);
  let text = "";
  for await (const piece of lm.generate(prompt, { maxTokens: 40, temperature: 0 })) text += piece;
  expect(text).toBe(greedy.slice(0, 40));
  lm.dispose();
});

test("errors cross with their codes", async () => {
  const model = await there.load(block, weights);
  await expect(model.run({ x }, { n: 3 })).rejects.toMatchObject({ code: "shape", name: "ToeplitzError" });
  await expect(there.load(block, {})).rejects.toMatchObject({ code: "missing" });
  await expect(model.run({ x: new Float32Array(0) }, { n: 2 ** 31 })).rejects.toMatchObject({ code: "argument" });
  const huge = glu({ dim: 6, hidden: 2 ** 28 }); // its temporaries are beyond what wasm can address
  const zeros = Object.fromEntries(Object.keys(huge.weights).map((name) => [name, new Float32Array(0)]));
  await expect(there.load(huge, zeros)).rejects.toMatchObject({ code: "shape" });
  const wide = glu({ dim: 1, hidden: 2 ** 10 });
  const large = await there.load(wide, noiseWeights(wide));
  const rows = 2 ** 20; // 4 GiB of temporaries
  await expect(large.run({ x: new Float32Array(rows) }, { n: rows })).rejects.toMatchObject({ code: "memory" });
  expect(await model.run({ x }, { n: 20 })).toHaveLength(120); // the device is still usable
  large.dispose();
  model.dispose();
});

test("an abort crosses: before, and within 50 ms in the middle", async () => {
  const wide = glu({ dim: 256, hidden: 1024 });
  const model = await there.load(wide, noiseWeights(wide));
  const rows = 16384;
  const long = noiseArray(1, rows * 256);
  const run = (signal: AbortSignal) => model.run({ x: long }, { n: rows }, { signal });
  await expect(run(AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  const controller = new AbortController();
  const running = run(controller.signal);
  await new Promise((resolve) => setTimeout(resolve, 100));
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: "aborted" });
  expect(await model.run({ x: long.subarray(0, 256) }, { n: 1 })).toHaveLength(256);
  model.dispose();
});

test("this thread stays free while the worker works", async () => {
  const wide = glu({ dim: 256, hidden: 1024 });
  const model = await there.load(wide, noiseWeights(wide));
  const rows = 4096;
  const long = noiseArray(1, rows * 256);
  await model.run({ x: long }, { n: rows });
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const cpu = process.cpuUsage();
  last = performance.now();
  await model.run({ x: long }, { n: rows });
  clearInterval(timer);
  expect(process.cpuUsage(cpu).user).toBeGreaterThan(0);
  expect(longest).toBeLessThan(100); // the machine may be busy; the run itself takes half a second
  model.dispose();
});

test("a worker that dies is replaced: same handles, same numbers, an event", async () => {
  const device = await open();
  const model = await device.load(block, weights);
  const whole = await model.run({ x }, { n });
  const stream = await model.stream();
  const parts = [await stream.prefill({ x: x.subarray(0, 60) }, { n: 10 })];
  const events: Event[] = [];
  device.addEventListener("lost", (event) => void events.push(event));
  const dead = started.at(-1)!;
  await dead.terminate();
  for (let i = 10; i < n; i++) parts.push(await stream.next({ x: x.subarray(i * 6, i * 6 + 6) }));
  expect(started.at(-1)).not.toBe(dead);
  expect(await model.run({ x }, { n })).toEqual(whole);
  const all = parts.flatMap((part) => [...part]);
  for (const [i, value] of all.entries()) expect(value).toBeCloseTo(whole[i], 4);
  expect(events).toMatchObject([{ type: "lost", backend: "wasm", now: "wasm" }]);
  expect(device.report()).toMatchObject({ worker: true, lost: [{ kind: "lost" }] });
  await device[Symbol.asyncDispose]();
});

test("a worker of the caller's that dies is not replaced: work goes on here", async () => {
  const device = await open({ worker: worker() });
  const model = await device.load(block, weights);
  const whole = await model.run({ x }, { n });
  const running = model.run({ x }, { n });
  await started.at(-1)!.terminate();
  expect(await running).toEqual(whole);
  expect(await model.run({ x }, { n })).toEqual(whole);
  expect(device.report()).toMatchObject({ worker: false, backend: "wasm", why: "the worker was lost" });
  device.dispose();
});

test("dispose ends calls under way, and is idempotent", async () => {
  const device = await open();
  const model = await device.load(block, weights);
  const running = model.run({ x }, { n });
  device.dispose();
  device.dispose();
  await expect(running).rejects.toMatchObject({ code: "disposed" });
  await expect(model.run({ x }, { n })).rejects.toMatchObject({ code: "disposed" });
  await device[Symbol.asyncDispose]();
});

test("what cannot be opened says so", async () => {
  const failing = (options: WorkerDeviceOptions, code: string, message: RegExp) =>
    expect(open(options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await failing({ backend: "cuda" as never }, "argument", /expected auto/);
  await failing({ worker: () => new Worker("throw new Error('no')", { eval: true }) }, "unsupported", /does not start/);
  const throwing = () => {
    throw new Error("Workers are forbidden here");
  };
  await failing({ worker: throwing }, "unsupported", /forbidden/);
  await failing({ gpu: {} } as never, "argument", /GPUDevice cannot be sent/);
  await failing({ wasm: new Response("x") }, "argument", /Response/);
  await failing({ signal: AbortSignal.abort() }, "aborted", /abort/);
});
