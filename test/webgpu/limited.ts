import { expect } from "vitest";
import { FLOAT32_ROUNDOFF } from "../../src/core/math.js";
import { JsBackend } from "../../src/js/backend.js";
import type { Backend } from "../../src/plan/backend.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend, type WebgpuOptions } from "../../src/webgpu/backend.js";
import type { GPUDeviceLike, GPULimitsLike } from "../../src/webgpu/gpu.js";
import { relativeError } from "../lib/compare.js";
import { dawn } from "../lib/dawn.js";
import { type OpCase, runTwice } from "../lib/opCase.js";

/** The same device with other limits: what a smaller GPU would make the kernels do. */
export function withLimits(device: GPUDeviceLike, limits: Partial<GPULimitsLike>): GPUDeviceLike {
  const names: (keyof GPULimitsLike)[] = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxStorageBuffersPerShaderStage",
    "maxComputeWorkgroupStorageSize",
    "maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupsPerDimension",
    "minUniformBufferOffsetAlignment",
  ];
  const real = Object.fromEntries(names.map((name) => [name, device.limits[name]]));
  const all = { ...real, ...limits };
  return new Proxy(device, {
    get(target, key) {
      if (key === "limits") return all;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A backend of its own on a device of those limits. */
export async function openLimited(limits: Partial<GPULimitsLike>, options: WebgpuOptions = {}): Promise<WebgpuBackend> {
  const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
  return new WebgpuBackend(withLimits(device, limits), { guard: 64, owned: true, ...options });
}

/** Holds the first run of a case against float64; returns its largest error in units of 2^-24 rms. */
export async function checkCase(backend: Backend, c: OpCase): Promise<number> {
  const [got] = await runTwice(backend, c);
  const [want] = await runTwice(new JsBackend(), c);
  let worst = 0;
  for (const [name, values] of Object.entries(want)) {
    const units = relativeError(got[name], values) / FLOAT32_ROUNDOFF;
    expect(units, `${c.name}: ${name}, in units of 2^-24 rms`).toBeLessThanOrEqual(c.bound);
    worst = Math.max(worst, units);
  }
  return worst;
}
