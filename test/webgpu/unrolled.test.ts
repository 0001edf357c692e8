import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextPowerOfTwo } from "../../src/core/math.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import type { WebgpuBackend } from "../../src/webgpu/backend.js";
import { WebgpuDevice } from "../../src/webgpu/device.js";
import type { GPUDeviceLike } from "../../src/webgpu/gpu.js";
import { toeplitzKernel } from "../../src/webgpu/kernels/toeplitz.js";
import { codeOf } from "../../src/webgpu/pipelines.js";
import { describeBackends, thorough, webgpuBackend } from "../lib/backends.js";
import { dawn } from "../lib/dawn.js";
import { opCase } from "../lib/opCase.js";
import { tileCases } from "../ops/tile.js";
import { toeplitzCases } from "../ops/toeplitz.js";
import { checkCase, openLimited } from "./limited.js";

/** A two-sided product of one block. */
function product(n: number, dim = 5, batch = 2) {
  const [rows, size] = [2 * n - 1, nextPowerOfTwo(n)];
  return opCase("toeplitz", { batch, n, dim, size, firstLag: 0, hasGate: false }, {}, (b) => {
    const taps = b.input("taps", [rows, dim]);
    return b.apply("toeplitzSpectrum", { rows, dim, size, firstLag: 1 - n }, { taps }).spectrum;
  });
}

/** Every stage structure (16^k times 1, 2, 4, 8), lengths below and at the transform's. */
const lengths = thorough
  ? [9, 16, 17, 32, 45, 64, 100, 128, 200, 256, 257, 512, 777, 1024, 2000, 2048, 4095, 4096, 5000, 8192]
  : [16, 100, 512, 4000, 5000];

const shaderOf = (n: number, dim: number, limits: { bytes: number; unrolled?: boolean }) => {
  const params = { batch: 1, n, dim, size: nextPowerOfTwo(n), firstLag: 0, hasGate: false };
  const { bytes: maxComputeWorkgroupStorageSize, unrolled } = limits;
  const [pass] = toeplitzKernel.passes(params, {
    maxComputeWorkgroupStorageSize,
    maxStorageBufferBindingSize: 2 ** 27,
    unrolled,
  });
  return pass;
};

describeBackends([webgpuBackend], () => {
  test("real GPUs have it, software adapters do not, whose compilers are too slow", async () => {
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const as = (adapterInfo: object | undefined) =>
      new Proxy(device, {
        get(target, key) {
          const value: unknown = key === "adapterInfo" ? adapterInfo : Reflect.get(target, key, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    const choice = (gpu: GPUDeviceLike) => new WebgpuDevice(gpu, {}).limits.unrolled;
    expect(choice(as({ vendor: "a vendor", isFallbackAdapter: false }))).toBe(undefined);
    expect(choice(as(undefined))).toBe(undefined);
    expect(choice(as({ vendor: "a vendor", isFallbackAdapter: true }))).toBe(false);
    expect(choice(as({ description: "llvmpipe (LLVM 15)" }))).toBe(false);
    device.destroy();
  });

  describe.each([
    { bytes: 16384, splitFrom: 512 },
    { bytes: 32768, splitFrom: 8192 },
  ])("$bytes bytes of workgroup memory", ({ bytes, splitFrom }) => {
    let backend: WebgpuBackend;
    const worst: string[] = [];
    beforeAll(async () => {
      backend = await openLimited({ maxComputeWorkgroupStorageSize: bytes }, { unrolled: true });
    });
    afterAll(() => {
      console.log(`unrolled, ${bytes} bytes: largest error in units of 2^-24 rms by length\n  ${worst.join(", ")}`);
      backend.dispose();
    });

    // up to 256 points of 8 channels both limits have one kernel
    test.each(lengths.filter((n) => bytes > 16384 || n > 256))("a product of %i tokens in registers", async (n) => {
      const pass = shaderOf(n, 5, { bytes, unrolled: true });
      const [size, split] = [nextPowerOfTwo(n), pass.constants!["SPLIT"]];
      if (size <= bytes / 4) expect([pass.shader, split]).toEqual(["toeplitzUnrolled", size >= splitFrom]);
      worst.push(`${n}: ${(await checkCase(backend, product(n))).toFixed(0)}`);
    });
  });

  test("all that goes through it: channels, blocks with a gate, tiles, float16", async () => {
    const backend = await openLimited({}, { unrolled: true });
    for (const dim of thorough ? [1, 17] : []) await checkCase(backend, product(20, dim));
    const some = [
      ...toeplitzCases.filter(({ name }) => / size=128 .*hasGate=true/.test(name)),
      ...toeplitzCases.filter(({ name }) => thorough && /batch=2 n=(33|63|64|65) dim=5 size=32/.test(name)),
      ...tileCases.filter(({ name }) => / size=16 .*stagger=0/.test(name) && / dim=3 /.test(name)),
      ...tileCases.filter(({ name }) => thorough && / dim=5 size=32 /.test(name)),
    ];
    expect(some.length).toBe(thorough ? 7 : 2);
    for (const c of some) await checkCase(backend, c);
    backend.dispose();
    const half = await openLimited({}, { unrolled: true, half: true });
    await checkCase(half, { ...product(20), bound: 2 ** 17 }); // 8e-3, as in half.test.ts
    half.dispose();
  });
});

test("registers are what real GPUs get where a workgroup has enough to do", () => {
  const nameOf = (...args: Parameters<typeof shaderOf>) => shaderOf(...args).shader;
  for (const bytes of [16384, 32768]) {
    for (const n of [16, 64, 512, 1024, 4096]) expect(nameOf(n, 64, { bytes })).toBe("toeplitzUnrolled");
    for (const n of [1, 8]) expect(nameOf(n, 64, { bytes })).toBe("toeplitz");
    expect(nameOf(64, 4, { bytes })).toBe("toeplitz"); // 16 invocations
    expect(nameOf(8192, 4, { bytes })).toBe(bytes > 16384 ? "toeplitzUnrolled" : "toeplitzLong");
    expect(nameOf(16384, 4, { bytes })).toBe("toeplitzLong");
    expect(nameOf(1024, 64, { bytes, unrolled: false })).toBe("toeplitz");
  }
});

test("its loops over registers are written out: no register has an index that varies", () => {
  const code = codeOf(shaderOf(8192, 4, { bytes: 32768 }));
  const indices = [...code.matchAll(/\bv\)?\[([^\]]+)\]/g)].map(([, index]) => index);
  expect(indices.length).toBeGreaterThan(100);
  // names are of functions' parameters, which every caller gives as numbers
  for (const index of indices) expect(index).toMatch(/^(\d+u|[ab]|i[0-3]|(i|first)( \+ \d+u)*)$/);
  expect(code).toContain("stageForward(v, 16u, t, stride);");
  expect(code).not.toContain("stageForward(v, i, t, stride);");
});
