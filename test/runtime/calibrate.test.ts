import { expect, test } from "vitest";
import { tno } from "../../src/layers/tno.js";
import { PlanBuilder } from "../../src/plan/builder.js";
import { toeplitzMethod } from "../../src/plan/cost.js";
import { calibrate } from "../../src/runtime/calibrate.js";
import { openDevice } from "../../src/runtime/device.js";
import { planNs, typicalSpeeds } from "../../src/runtime/speed.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { describeBackends, wasmCode, webgpuBackend } from "../lib/backends.js";
import { openFaulty } from "../lib/faultyDevice.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const wasm = async () => WasmBackend.create(await wasmCode("simd"));

test("a calibration stays in its budget, measures, and is kept in the cache that it is given", async () => {
  const backend = await wasm();
  const cache = new Map<string, string>();
  const took: number[] = [];
  for (let i = 0; i < 12 && Math.min(...took, 100) >= 70; i++) {
    const begin = performance.now();
    await calibrate(backend, "a slow machine", { cache });
    took.push(performance.now() - begin);
    cache.clear();
  }
  expect(Math.min(...took)).toBeLessThan(70); // a kernel that has begun is finished; others use the machine too
  const first = await calibrate(backend, "a machine", { cache, budgetMs: 5000 });
  const { speed, scales } = first;
  for (const value of [...Object.values(speed), ...Object.values(scales)]) expect(value).toBeGreaterThan(0);
  expect(first.from).toBe("measured");
  expect(speed.flopsPerNs).not.toBe(typicalSpeeds.wasm.flopsPerNs);
  await expect.poll(() => cache.size).toBe(1);
  const second = await calibrate(backend, "a machine", { cache });
  expect(second.from).toBe("cache");
  expect((await calibrate(backend, "another", { cache, budgetMs: 0 })).from).toBe("typical figures");
  await expect.poll(() => backend.memory.used).toBe(0);
  backend.dispose();
});

test("a cache that fails, or holds something else, is none", async () => {
  const backend = await wasm();
  const failing = {
    get: () => Promise.reject(new Error("no")),
    set: () => {
      throw new Error("no");
    },
  };
  expect(["measured", "typical figures"]).toContain((await calibrate(backend, "x", { cache: failing })).from);
  for (const text of [
    "",
    "{",
    "null",
    "{}",
    '{"speed":{"runNs":"1"},"scales":{}}',
    '{"speed":{"runNs":-1},"scales":{}}',
  ]) {
    const cache = { get: () => text, set: () => undefined };
    expect((await calibrate(backend, "x", { cache })).from, text).not.toBe("cache");
  }
  backend.dispose();
});

test("the figures decide: direct or FFT", async () => {
  const figures = (direct: number) => JSON.stringify({ speed: typicalSpeeds.wasm, scales: { direct, transform: 1 } });
  const layer = tno({ dim: 4, causal: true, rpe: { dim: 4, layers: 0, act: "relu", norm: "simpleRms" } });
  const explained = async (direct: number) => {
    using device = await openDevice({
      backend: "wasm",
      calibrate: { get: () => figures(direct), set: () => undefined },
    });
    expect(device.report().calibration.wasm?.from).toBe("cache");
    using model = await device.load(layer, noiseWeights(layer));
    return model.explain({ n: 500 });
  };
  expect(toeplitzMethod({ n: 500, rows: 500, firstLag: 0 }).kind).toBe("fft");
  expect(await explained(1)).toMatch(/= toeplitz\(/);
  expect(await explained(1 / 64)).toMatch(/= bandConv\(/);
  expect(await explained(16)).toMatch(/= toeplitz\(/);
});

test("off by option", async () => {
  using device = await openDevice({ backend: "wasm", calibrate: false });
  expect(device.report().calibration).toEqual({});
});

/** A dense product of that many rows. */
function gemm(rows: number) {
  const b = new PlanBuilder();
  const params = {
    rows,
    inDim: 256,
    outDim: 256,
    act: "none",
    hasBias: false,
    hasGate: false,
    hasResidual: false,
  } as const;
  const weight = b.apply("gemmPack", { inDim: 256, outDim: 256 }, { weight: b.weight("w", [256, 256]) }).packed;
  b.output("y", b.apply("gemm", params, { x: b.input("x", [rows, 256]), weight }).y);
  return b.finish();
}

test("short plans are wasm's, long ones the GPU's, by typical figures", () => {
  const cheaper = (rows: number) =>
    planNs(gemm(rows), typicalSpeeds.wasm) < planNs(gemm(rows), typicalSpeeds.webgpu) ? "wasm" : "webgpu";
  expect([1, 16, 4096].map(cheaper)).toEqual(["wasm", "wasm", "webgpu"]);
});

describeBackends([webgpuBackend], () => {
  test("auto takes a GPU, and each plan what is faster for it", async () => {
    const { device, gpu, close } = await openFaulty({ backend: "auto" });
    expect(device.report()).toMatchObject({
      backend: "webgpu",
      choosesAmong: ["webgpu", "wasm"],
      why: expect.stringMatching(/first choice/),
    });
    const layer = tno({ dim: 4, causal: true, rpe: { dim: 4, layers: 0, act: "relu", norm: "simpleRms" } });
    const model = await device.load(layer, noiseWeights(layer));
    let submitted = 0;
    gpu.onCall = (call) => {
      if (call === "submit") submitted++;
    };
    await model.run({ x: noiseArray(1, 12) }, { n: 3 });
    expect(submitted).toBe(0); // a submission costs more than all the work
    close();
  });

  test("an adapter that hides its name gets no plan before it was measured", async () => {
    const { device, gpu, close } = await openFaulty({ backend: "auto" }, undefined, "");
    const layer = tno({ dim: 256, causal: true, rpe: { dim: 4, layers: 0, act: "relu", norm: "simpleRms" } });
    const model = await device.load(layer, noiseWeights(layer));
    let submitted = 0;
    gpu.onCall = (call) => {
      if (call === "submit") submitted++;
    };
    await model.run({ x: noiseArray(1, 4096 * 256) }, { n: 4096 });
    expect(submitted).toBe(0);
    close();
  });

  test("a software adapter is refused, with the reason in the report", async () => {
    const software = await openFaulty({ backend: "auto" }, undefined, "SwiftShader Device");
    expect(software.device.report()).toMatchObject({
      backend: "wasm",
      rejected: [{ backend: "webgpu", reason: expect.stringMatching(/SwiftShader.*software adapter/) }],
    });
    software.close();
  });
});
