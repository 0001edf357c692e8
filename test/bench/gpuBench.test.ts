import { expect, test } from "vitest";
import { benchDevice, benchGpu } from "../../bench/lib/gpuBench.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuDevice } from "../../src/webgpu/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { dawn } from "../lib/dawn.js";

describeBackends([webgpuBackend], () => {
  test("a software adapter is refused before anything is timed", async () => {
    const lines: string[] = [];
    const bench = benchGpu(await dawn(), (line) => lines.push(line));
    await expect(bench).rejects.toMatchObject({ code: "unsupported", message: /software adapter/ });
    expect(lines).toEqual([]);
  });

  test("the bench runs: it validates, times and gives every line", async () => {
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const [compact, unrolled] = [false, true].map((each) => new WebgpuDevice(device, { unrolled: each }));
    const lines: Record<string, unknown>[] = [];
    const options = { lengths: [100, 8192], batches: [1, 2], dim: 4, rounds: 1, targetMs: 2, copyBytes: 2 ** 16 };
    await benchDevice([compact, unrolled], (line) => lines.push(JSON.parse(line)), options);
    const names = ["toeplitz, fused", "toeplitzUnrolled, fused", "copy of as many bytes"];
    const long = ["toeplitzLong, 3 dispatches", "toeplitzUnrolled, fused", "copy of as many bytes"];
    expect(lines.map(({ name }) => name)).toEqual(["copy, large", ...names, ...names, ...long, ...long]);
    for (const { name, error } of lines) if (String(name).startsWith("toeplitz")) expect(error).toBeLessThan(1e-5);
    compact.dispose(false);
    unrolled.dispose(true);
  });
});
