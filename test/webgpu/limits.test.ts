import { expect, test } from "vitest";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { type OpCase, opCase, runTwice } from "../lib/opCase.js";
import { responseTapsCases } from "../ops/responseTaps.js";
import { tileCases } from "../ops/tile.js";
import { toeplitzCases } from "../ops/toeplitz.js";
import { checkCase as check, openLimited as open } from "./limited.js";

const sizeIs = (c: OpCase, sizes: readonly number[]) => sizes.some((size) => c.name.includes(` size=${size} `));

describeBackends([webgpuBackend], () => {
  test("transforms beyond the workgroup memory go in four steps", async () => {
    const backend = await open({ maxComputeWorkgroupStorageSize: 128 }); // 16 points
    for (const c of toeplitzCases.filter((each) => sizeIs(each, [32, 64, 128]))) await check(backend, c);
    for (const c of responseTapsCases.filter((each) => sizeIs(each, [32, 64, 128]))) await check(backend, c);
    for (const c of tileCases.filter((each) => sizeIs(each, [32, 64]))) await check(backend, c);
    backend.dispose();
  }, 300_000);

  test("and in slices where the intermediate is beyond a binding", async () => {
    const backend = await open({ maxComputeWorkgroupStorageSize: 128, maxStorageBufferBindingSize: 8192 });
    const many = toeplitzCases.filter((each) => sizeIs(each, [32, 64]) && /dim=(5|6|9|17) /.test(each.name));
    expect(many.length).toBeGreaterThan(5);
    for (const c of many) await check(backend, c);
    backend.dispose();
  }, 300_000);

  test.each([
    [60_000, 2 ** 17, 3, 32768],
    [1_000_000, 2 ** 20, 1, 32768],
  ])(
    "%i tokens by a transform of %i points, %i channels, gated, %i bytes of workgroup memory",
    async (n, size, dim, bytes) => {
      const backend = await open({ maxComputeWorkgroupStorageSize: bytes });
      const rows = Math.min(2 * n - 1, size); // causal where both sides would wrap
      const firstLag = rows < 2 * n - 1 ? 0 : 1 - n;
      const params = { batch: 1, n, dim, size, firstLag: 0, hasGate: true };
      const c = opCase("toeplitz", params, {}, (b) => {
        const taps = b.input("taps", [rows, dim]);
        return b.apply("toeplitzSpectrum", { rows, dim, size, firstLag }, { taps }).spectrum;
      });
      await check(backend, c);
      backend.dispose();
    },
    300_000,
  );

  test.each([16384, 32768])(
    "the longest transforms in %i bytes of workgroup memory",
    async (bytes) => {
      const backend = await open({ maxComputeWorkgroupStorageSize: bytes });
      const largest = toeplitzCases.filter((each) => sizeIs(each, [2048, 4096]));
      expect(largest.length).toBeGreaterThan(1);
      for (const c of largest) await check(backend, c);
      backend.dispose();
    },
    300_000,
  );

  test("grids are folded into two dimensions", async () => {
    const backend = await open({ maxComputeWorkgroupsPerDimension: 3 });
    await check(backend, opCase("add", { batch: 2, length: 1000 })); // 8 workgroups
    await check(backend, opCase("norm", { rows: 7, dim: 5, kind: "rms", eps: 1e-8 }));
    backend.dispose();
  });

  test("what does not fit is a memory or unsupported error that names the limit", async () => {
    const backend = await open({ maxStorageBufferBindingSize: 4096, maxComputeWorkgroupsPerDimension: 1 });
    await expect(runTwice(backend, opCase("add", { batch: 1, length: 2000 }))).rejects.toMatchObject({
      code: "memory",
      message: expect.stringMatching(
        /webgpu: input a needs \d+ bytes, the device's maxStorageBufferBindingSize is 4096/,
      ),
    });
    await expect(runTwice(backend, opCase("add", { batch: 1, length: 600 }))).rejects.toMatchObject({
      code: "unsupported",
      message: expect.stringMatching(/add needs 3 workgroups, the device's maxComputeWorkgroupsPerDimension is 1/),
    });
    backend.dispose();
  });

  test("a kernel that binds too much is refused by name", async () => {
    const backend = await open({ maxStorageBuffersPerShaderStage: 2 });
    await expect(runTwice(backend, opCase("add", { batch: 1, length: 4 }))).rejects.toMatchObject({
      code: "unsupported",
      message: expect.stringMatching(/kernel add binds 3 arrays/),
    });
    backend.dispose();
  });
});
