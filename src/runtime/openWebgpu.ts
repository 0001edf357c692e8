import { ToeplitzError } from "../core/errors.js";
import { describeGpu, openGpu } from "../webgpu/adapter.js";
import { WebgpuBackend } from "../webgpu/backend.js";
import type { GPUDeviceLike, GPULike } from "../webgpu/gpu.js";
import type { Opened } from "./opened.js";

export interface WebgpuDeviceOptions {
  /** A GPUDevice to run on, which stays the caller's. Default: one of the platform's best adapter. */
  readonly gpu?: GPUDeviceLike;
  /** Accept a software WebGPU adapter. Default false: wasm is faster. */
  readonly allowFallbackAdapter?: boolean;
  /**
   * On WebGPU: keep weights of matrix products and spectra of kernels in float16, half the memory; arithmetic stays in float32.
   * Outputs are then off by some 1e-4 of their rms, see docs/webgpu.md. Default false.
   */
  readonly f16?: boolean;
}

/** The caller's device, or one of the platform's. Throws `unsupported` where there is no adapter that is wanted. */
export async function openWebgpu(options: WebgpuDeviceOptions): Promise<Opened> {
  const { gpu, allowFallbackAdapter, f16: half = false } = options;
  if (gpu) return { backend: new WebgpuBackend(gpu, { half }), relaxed: false, gpu: describeGpu(gpu) };
  const platform = (globalThis.navigator as { readonly gpu?: GPULike } | undefined)?.gpu;
  if (!platform) throw new ToeplitzError("unsupported", "there is no navigator.gpu");
  const { device, description } = await openGpu(platform, { allowFallbackAdapter });
  return { backend: new WebgpuBackend(device, { owned: true, half }), relaxed: false, gpu: description };
}
