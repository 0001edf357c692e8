import type { GPUDeviceLike, GPULimitsLike } from "../../src/webgpu/gpu.js";

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
