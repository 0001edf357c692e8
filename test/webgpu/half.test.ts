import { afterAll, expect, test } from "vitest";
import { JsBackend } from "../../src/js/backend.js";
import { loadTnnLm } from "../../src/models/load.js";
import { openDevice } from "../../src/runtime/device.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { dawn } from "../lib/dawn.js";
import { loadModel } from "../lib/fixtures.js";
import { type OpCase, runTwice } from "../lib/opCase.js";
import { gemmCases } from "../ops/gemm.js";
import { tileCases } from "../ops/tile.js";
import { toeplitzCases } from "../ops/toeplitz.js";
import { withLimits } from "./limited.js";

/**
 * A value rounded to float16 is off by 2^-12 of itself, some 1.5e-4 rms; a sum of many such products likewise. The largest of
 * many outputs, against their rms, is a few times that; more where the rms is small beside the terms, and after an exponential.
 */
const BOUND = 8e-3;

describeBackends([webgpuBackend], () => {
  const lines: string[] = [];
  afterAll(() => console.log(`float16 storage: largest error over rms\n${lines.join("\n")}`));

  async function worstOf(name: string, cases: readonly OpCase[], workgroupBytes = 32768): Promise<void> {
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const limited = withLimits(device, { maxComputeWorkgroupStorageSize: workgroupBytes });
    const backend = new WebgpuBackend(limited, { guard: 64, owned: true, half: true });
    let worst = 0;
    for (const c of cases) {
      const [got, want] = [await runTwice(backend, c), await runTwice(new JsBackend(), c)];
      for (const [run, outputs] of want.entries()) {
        for (const [output, values] of Object.entries(outputs)) {
          const error = relativeError(got[run][output], values);
          worst = Math.max(worst, error);
          expect(error, `${c.name}: ${output} of run ${run + 1}`).toBeLessThanOrEqual(BOUND);
        }
      }
    }
    lines.push(`  ${name.padEnd(18)} ${worst.toExponential(1)}`);
    expect(worst).toBeGreaterThan(2e-5); // it is float16
    backend.dispose();
  }

  const some = (cases: readonly OpCase[], pattern: RegExp) => cases.filter(({ name }) => pattern.test(name));

  test("gemm", () => worstOf("gemm", some(gemmCases, /act=(?!exp)/)));
  test("gemm, exp", () => worstOf("gemm, exp", some(gemmCases, /act=exp/)));
  test("toeplitz", () => worstOf("toeplitz", some(toeplitzCases, / size=(1|8|32|128|1024) /)));
  test("toeplitz, four steps", () => worstOf("toeplitz, long", some(toeplitzCases, / size=(32|64|128) /), 128));
  test("tile", () => worstOf("tile", some(tileCases, / size=(1|4|16|32) /)));
  test("tile, four steps", () => worstOf("tile, long", some(tileCases, / size=(32|64) /), 128));

  test("moby-tnn: logits are as near as docs/webgpu.md says", async () => {
    const { expected, folder } = loadModel("moby-tnn");
    const tokens = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
    const { device: gpu } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const device = await openDevice({ backend: "webgpu", gpu, f16: true });
    const lm = await loadTnnLm(device, folder);
    const error = relativeError(await lm.logits(tokens), expected.get("logits")!.data as Float64Array);
    lines.push(`  moby-tnn logits    ${error.toExponential(1)}`);
    expect(error).toBeLessThan(5e-3);
    expect(error).toBeGreaterThan(2e-5);
    device.dispose();
    gpu.destroy();
  }, 120_000);
});
