import { openGpu } from "../../src/webgpu/adapter.js";
import type { GPULike } from "../../src/webgpu/gpu.js";
import { setPlatformGpu } from "./platform.js";
import { file, type RunResult, run } from "./vitest.js";

export interface SuiteResult extends RunResult {
  readonly adapter: string;
}

/** The test files that run wherever there is WebGPU. */
const files: Readonly<Record<string, () => Promise<unknown>>> = {
  conformance: () => import("../conformance.test.js"),
  dense: () => import("../layers/dense.test.js"),
  fixtures: () => import("../layers/fixtures.test.js"),
  identities: () => import("../layers/identities.test.js"),
  unrolled: () => import("../webgpu/unrolled.test.js"),
  mobyTnn: () => import("../models/mobyTnn.test.js"),
};

/** Runs the files' tests whose names match. */
export async function runSuite(gpu: GPULike, filter: RegExp): Promise<SuiteResult> {
  setPlatformGpu(gpu);
  const { device, description } = await openGpu(gpu, { allowFallbackAdapter: true });
  device.destroy();
  for (const [name, load] of Object.entries(files)) await file(name, load);
  const result = await run(filter);
  const adapter = [description.vendor, description.architecture, description.description].filter(Boolean).join(" ");
  return { adapter, ...result };
}
