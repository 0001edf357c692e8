import { afterAll, beforeAll, expect, test } from "vitest";
import { glu } from "../../src/layers/glu.js";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { tno } from "../../src/layers/tno.js";
import type { Device } from "../../src/runtime/device.js";
import { planOf } from "../../src/runtime/planOf.js";
import { checkWeights } from "../../src/runtime/weights.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { describeBackends, wasmCode, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.95 } as const;
const block = tnnBlock({ dim: 6, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const weights = noiseWeights(block, { "token_mixer.toep.gamma": 0.9 });

describeBackends([...userBackends, webgpuBackend], (each) => {
  let device: Device;
  beforeAll(async () => {
    device = await openTestDevice(each);
  });
  afterAll(() => device.dispose());

  test("a batch gives what its sequences give alone, and every length from 1 on works", async () => {
    const model = await device.load(block, weights);
    for (const n of [1, 2, 3, 7, 64, 65]) {
      const x = noiseArray(n, 3 * n * 6);
      const together = await model.run({ x }, { batch: 3, n });
      for (let b = 0; b < 3; b++) {
        const alone = await model.run({ x: x.subarray(b * n * 6, (b + 1) * n * 6) }, { n });
        const same = together.subarray(b * n * 6, (b + 1) * n * 6);
        // a GPU multiplies few rows in another way than many, and so rounds in another order
        if (each.name === webgpuBackend.name) expect(relativeError(alone, same)).toBeLessThan(1e-6);
        else expect(alone).toEqual(same);
      }
    }
    model.dispose();
  });

  test("empty input gives empty output", async () => {
    const model = await device.load(block, weights);
    expect(await model.run({ x: new Float32Array(0) }, { n: 0 })).toHaveLength(0);
    expect(await model.run({ x: new Float32Array(0) }, { batch: 0, n: 5 })).toHaveLength(0);
    model.dispose();
  });

  test("NaN stays in its own sequence and, in a causal layer, its own future", async () => {
    const model = await device.load(
      tno({ dim: 6, causal: true, rpe }),
      noiseWeights(tno({ dim: 6, causal: true, rpe })),
    );
    const n = 8;
    const x = noiseArray(5, 2 * n * 6);
    const clean = await model.run({ x }, { batch: 2, n });
    x[6 * 5] = Number.NaN; // sequence 0, token 5
    const y = await model.run({ x }, { batch: 2, n });
    expect(y.subarray(n * 6)).toEqual(clean.subarray(n * 6));
    expect(y.subarray(0, 5 * 6)).toEqual(clean.subarray(0, 5 * 6));
    expect(y[5 * 6]).toBeNaN();
    model.dispose();
  });

  test("wrong input is refused with what was expected and what came", async () => {
    const model = await device.load(block, weights);
    const run = (inputs: object, n: number) => model.run(inputs as never, { n });
    const x = new Float32Array(12);
    await expect(run({ x }, 3)).rejects.toMatchObject({
      code: "shape",
      message: expect.stringMatching(/input x.*18 values.*got 12/),
    });
    await expect(run({}, 2)).rejects.toMatchObject({ code: "missing" });
    await expect(run({ x, z: x }, 2)).rejects.toMatchObject({
      code: "argument",
      message: expect.stringContaining("unknown input z"),
    });
    await expect(run({ x: [...x] }, 2)).rejects.toMatchObject({
      code: "argument",
      message: expect.stringContaining("got Array"),
    });
    await expect(run({ x: new Float64Array(12) }, 2)).rejects.toMatchObject({ code: "argument" });
    for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 40]) {
      await expect(run({ x }, n)).rejects.toMatchObject({ code: "argument" });
    }
    expect(await run({ x }, 2)).toHaveLength(12); // and the model still works
    model.dispose();
  });

  test("wrong weights are refused by name, before anything runs", async () => {
    const load = (changed: Record<string, Float32Array | undefined>) => {
      const all = Object.fromEntries(
        Object.entries({ ...weights, ...changed }).filter(([, array]) => array !== undefined),
      );
      return device.load(block, all as Record<string, Float32Array>);
    };
    const name = "token_mixer.u_proj.weight";
    await expect(load({ [name]: undefined })).rejects.toMatchObject({
      code: "missing",
      message: expect.stringContaining(name),
    });
    await expect(load({ [name]: new Float32Array(5) })).rejects.toMatchObject({
      code: "shape",
      message: expect.stringMatching(/u_proj\.weight: expected \[18, 6\], got 5 values/),
    });
    await expect(load({ "token_mixer.toep.gamma": new Float32Array(18).fill(0.99) })).rejects.toMatchObject({
      code: "argument",
      message: expect.stringMatching(/gamma: expected at most decay\.gamma = 0\.95, got 0\.99/),
    });
  });

  test("abort before and during a run, and the model goes on afterwards", async () => {
    const wide = glu({ dim: 256, hidden: 1024 });
    const model = await device.load(wide, noiseWeights(wide));
    const n = { js: 100, webgpu: 1000 }[each.name] ?? 8192;
    const x = noiseArray(1, n * 256);
    await expect(model.run({ x }, { n }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted" });
    const controller = new AbortController();
    const began = performance.now();
    const running = model.run({ x }, { n }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 1);
    await expect(running).rejects.toMatchObject({ code: "aborted" });
    const stopped = performance.now() - began;
    const small = x.subarray(0, 256);
    expect(await model.run({ x: small }, { n: 1 })).toHaveLength(256);
    expect(stopped).toBeLessThan(5000); // the whole run takes longer; a loose bound, machines are noisy
    model.dispose();
  });

  test("many short runs in a row let the event loop in", async () => {
    const model = await device.load(block, weights);
    const x = noiseArray(1, 6);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const end = performance.now() + 300;
    while (performance.now() < end) await model.run({ x }, { n: 1 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3); // every 16 ms at the latest; without pauses none at all
    model.dispose();
  });

  test("runs of several models and lengths at once do not mix", async () => {
    const models = [
      await device.load(block, weights),
      await device.load(block, noiseWeights(block, { "token_mixer.toep.gamma": 0.5 }, 9)),
    ];
    const jobs = Array.from({ length: 12 }, (_, i) => ({
      model: models[i % 2],
      n: 5 + (i % 5),
      x: noiseArray(i, (5 + (i % 5)) * 6),
    }));
    const alone: Float32Array[] = [];
    for (const { model, n, x } of jobs) alone.push(await model.run({ x }, { n }));
    const together = await Promise.all(jobs.map(({ model, n, x }) => model.run({ x }, { n })));
    expect(together).toEqual(alone);
    for (const model of models) model.dispose();
  });

  test("dispose twice, use after dispose", async () => {
    const model = await device.load(block, weights);
    model.dispose();
    model.dispose();
    await expect(model.run({ x: new Float32Array(6) }, { n: 1 })).rejects.toMatchObject({ code: "disposed" });
    const other = await openTestDevice(each);
    const onOther = await other.load(block, weights);
    other.dispose();
    other.dispose();
    await expect(onOther.run({ x: new Float32Array(6) }, { n: 1 })).rejects.toMatchObject({ code: "disposed" });
    await expect(other.load(block, weights)).rejects.toMatchObject({ code: "disposed" });
  });
});

test("dispose while a run is under way ends the run and frees its memory", async () => {
  const backend = await WasmBackend.create(await wasmCode("simd"));
  const wide = glu({ dim: 256, hidden: 1024 });
  const workspace = backend.open(checkWeights(wide, noiseWeights(wide)));
  const program = await workspace.compile(planOf(wide, { batch: 1, n: 8192 }));
  const running = program.run({ x: noiseArray(1, 8192 * 256) });
  setTimeout(() => workspace.dispose(), 1);
  await expect(running).rejects.toMatchObject({ code: "disposed" });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(backend.memory.used).toBe(0);
});

test("wasm and js agree on a block at lengths that take every way of multiplying", async () => {
  const [wasm, js] = await Promise.all([openTestDevice(userBackends[1]), openTestDevice(userBackends[0])]);
  const layer = tno({ dim: 3, causal: true, decay: { kind: "fixed", gamma: 0.8 }, rpe });
  const own = noiseWeights(layer, { gamma: 0.8 });
  const [a, b] = [await wasm.load(layer, own), await js.load(layer, own)];
  for (const n of [5, 100, 700, 3000]) {
    const x = noiseArray(n, n * 3);
    expect(relativeError(await a.run({ x }, { n }), await b.run({ x }, { n }))).toBeLessThan(1e-5);
  }
  wasm.dispose();
  js.dispose();
});

test("a wasm backend gives back all memory: programs, constants, aborted compiles", async () => {
  const backend = await WasmBackend.create(await wasmCode("simd"));
  const round = async () => {
    const workspace = backend.open(checkWeights(block, weights));
    for (const n of [1, 30, 100]) {
      const program = await workspace.compile(planOf(block, { batch: 1, n }));
      await program.run({ x: noiseArray(n, n * 6) });
      if (n === 30) program.dispose();
    }
    await workspace.compile(planOf(block, { batch: 1, n: 40 }), { signal: AbortSignal.abort() }).catch(() => undefined);
    workspace.dispose();
    await Promise.resolve(); // programs free what they hold once their last run is over
  };
  await round();
  const { used, size } = backend.memory;
  for (let i = 0; i < 50; i++) await round();
  expect(backend.memory).toEqual({ used, size });
  expect(used).toBe(0);
});
