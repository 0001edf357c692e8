import type { GPULike } from "../../src/webgpu/gpu.js";
import { platformGpu } from "./platform.js";

/** In place of test/lib/dawn.ts: the GPU that the suite was started with. */
export const dawnAbsent: string | undefined = undefined;

export async function dawn(): Promise<GPULike> {
  return platformGpu();
}
