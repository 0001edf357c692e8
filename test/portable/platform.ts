import type { GPULike } from "../../src/webgpu/gpu.js";

let gpu: GPULike | undefined;

export function setPlatformGpu(given: GPULike): void {
  gpu = given;
}

export function platformGpu(): GPULike {
  if (!gpu) throw new Error("this runtime has no navigator.gpu");
  return gpu;
}
