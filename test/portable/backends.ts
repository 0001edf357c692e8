import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import type { TestBackend } from "../lib/backends.js";
import { platformGpu } from "./platform.js";
import { describe } from "./vitest.js";

/** In place of test/lib/backends.ts: WebGPU only, the other backends do not depend on the runtime's GPU. */
export const webgpuBackend: TestBackend = {
  name: "webgpu",
  absent: undefined,
  open: async () => {
    const { device } = await openGpu(platformGpu(), { allowFallbackAdapter: true });
    return new WebgpuBackend(device, { guard: 64, owned: true });
  },
};

export const thorough = false;
export const jsBackend = undefined;
export const kernelBackends: readonly TestBackend[] = [webgpuBackend];
export const allBackends: readonly TestBackend[] = [webgpuBackend];

export function wasmCode(): never {
  throw new Error("wasm is not tested here");
}

export function describeBackends(backends: readonly TestBackend[], body: (backend: TestBackend) => void): void {
  for (const backend of backends) describe(backend.name, () => body(backend));
}
