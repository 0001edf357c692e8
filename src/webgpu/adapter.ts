import { ToeplitzError } from "../core/errors.js";
import { deviceError } from "./errors.js";
import type { GPUAdapterInfoLike, GPUAdapterLike, GPUDeviceLike, GPULike, GPULimitsLike } from "./gpu.js";

export interface AdapterOptions {
  /** Accept a software adapter. Default false: wasm is faster than WebGPU on a CPU. */
  readonly allowFallbackAdapter?: boolean;
}

/** What was opened. */
export interface OpenedGpu {
  readonly device: GPUDeviceLike;
  readonly description: GpuDescription;
}

export interface GpuDescription {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly fallback: boolean;
  readonly limits: Readonly<Record<keyof GPULimitsLike, number>>;
  /** Whether the adapter computes in float16. Nothing here does yet. */
  readonly f16: boolean;
}

/** Limits that are worth raising above the standard's guarantees, and to what at most. */
const raised: Partial<Record<keyof GPULimitsLike, number>> = {
  maxBufferSize: Number.POSITIVE_INFINITY,
  maxStorageBufferBindingSize: Number.POSITIVE_INFINITY,
  maxStorageBuffersPerShaderStage: 10,
  maxComputeWorkgroupStorageSize: 32768,
};

const limitNames: readonly (keyof GPULimitsLike)[] = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupsPerDimension",
  "minUniformBufferOffsetAlignment",
];

/** Requests an adapter and a device with the limits that kernels profit from. Throws `unsupported` where there is none. */
export async function openGpu(gpu: GPULike, options: AdapterOptions = {}): Promise<OpenedGpu> {
  const adapter = await request(gpu);
  if (isFallback(adapter) && options.allowFallbackAdapter !== true) {
    const name = nameOf(adapter.info);
    throw new ToeplitzError("unsupported", `webgpu: ${name} is a software adapter; allowFallbackAdapter admits it`);
  }
  const device = await requestDevice(adapter);
  return { device, description: describeGpu(device, adapter) };
}

/** What report() says of a device, with as much of its adapter as is known. */
export function describeGpu(device: GPUDeviceLike, adapter?: Omit<GPUAdapterLike, "requestDevice">): GpuDescription {
  const limits = Object.fromEntries(limitNames.map((name) => [name, device.limits[name]])) as GpuDescription["limits"];
  const info = adapter?.info ?? device.adapterInfo;
  const { vendor = "", architecture = "", description = "" } = info ?? {};
  const fallback = isFallback({ info, isFallbackAdapter: adapter?.isFallbackAdapter });
  return { vendor, architecture, description, fallback, limits, f16: adapter?.features.has("shader-f16") ?? false };
}

async function request(gpu: GPULike): Promise<GPUAdapterLike> {
  let adapter: GPUAdapterLike | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    adapter ??= await gpu.requestAdapter(); // some implementations know no such preference
  } catch (cause) {
    throw new ToeplitzError("unsupported", "webgpu: requesting an adapter failed", { cause });
  }
  if (!adapter) throw new ToeplitzError("unsupported", "webgpu: this platform has no adapter");
  return adapter;
}

async function requestDevice(adapter: GPUAdapterLike): Promise<GPUDeviceLike> {
  const requiredLimits: Record<string, number> = {};
  for (const [name, most] of Object.entries(raised) as [keyof GPULimitsLike, number][]) {
    requiredLimits[name] = Math.min(most, adapter.limits[name]);
  }
  try {
    return await adapter.requestDevice({ requiredLimits });
  } catch {
    // adapters have been seen to refuse limits that they report: the guaranteed ones must do then
    return adapter.requestDevice().catch((cause) => {
      throw deviceError(`${nameOf(adapter.info)} gives no device`, cause);
    });
  }
}

/** CPU drivers say so in one of three places; a name is the last resort. */
export function isFallback({ info, isFallbackAdapter }: Pick<GPUAdapterLike, "info" | "isFallbackAdapter">): boolean {
  if (info?.isFallbackAdapter ?? isFallbackAdapter) return true;
  return /swiftshader|llvmpipe|lavapipe|software/i.test(nameOf(info));
}

function nameOf(info: GPUAdapterInfoLike | undefined): string {
  const parts = [info?.vendor, info?.architecture, info?.device, info?.description];
  return parts.filter(Boolean).join(" ") || "the adapter";
}
