/**
 * The part of WebGPU that the backend uses, as structural types: a GPUDevice of a browser, of Deno or of Dawn fits, and
 * the published declarations need no WebGPU types.
 */
export interface GPUDeviceLike {
  readonly limits: GPULimitsLike;
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  readonly queue: GPUQueueLike;
  /** Not everywhere yet. */
  readonly adapterInfo?: GPUAdapterInfoLike;
  createBuffer(descriptor: { size: number; usage: number; label?: string }): GPUBufferLike;
  createShaderModule(descriptor: { code: string; label?: string }): object;
  createBindGroupLayout(descriptor: { entries: Iterable<{ binding: number; visibility: number }> }): object;
  createPipelineLayout(descriptor: { bindGroupLayouts: Iterable<unknown> }): object;
  createComputePipelineAsync(descriptor: {
    layout: unknown;
    compute: { module: unknown; entryPoint?: string };
    label?: string;
  }): Promise<object>;
  createBindGroup(descriptor: {
    layout: object;
    entries: Iterable<{ binding: number; resource: unknown }>;
    label?: string;
  }): object;
  createCommandEncoder(descriptor?: { label?: string }): GPUCommandEncoderLike;
  pushErrorScope(filter: string): void;
  popErrorScope(): Promise<{ readonly message: string } | null>;
  destroy(): void;
}

export interface GPULimitsLike {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxStorageBuffersPerShaderStage: number;
  readonly maxComputeWorkgroupStorageSize: number;
  readonly maxComputeInvocationsPerWorkgroup: number;
  readonly maxComputeWorkgroupsPerDimension: number;
  readonly minUniformBufferOffsetAlignment: number;
}

export interface GPUQueueLike {
  submit(commands: Iterable<unknown>): unknown;
  writeBuffer(
    buffer: unknown,
    offset: number,
    data: ArrayBufferView<ArrayBuffer> | ArrayBuffer,
    dataOffset?: number,
    size?: number,
  ): unknown;
  onSubmittedWorkDone(): Promise<unknown>;
}

export interface GPUBufferLike {
  mapAsync(mode: number, offset?: number, size?: number): Promise<unknown>;
  getMappedRange(offset?: number, size?: number): ArrayBuffer;
  unmap(): unknown;
  destroy(): unknown;
}

export interface GPUCommandEncoderLike {
  beginComputePass(descriptor?: { label?: string }): GPUComputePassLike;
  copyBufferToBuffer(from: unknown, fromOffset: number, to: unknown, toOffset: number, size: number): unknown;
  clearBuffer(buffer: unknown, offset?: number, size?: number): unknown;
  finish(): object;
}

export interface GPUComputePassLike {
  setPipeline(pipeline: unknown): unknown;
  setBindGroup(index: number, group: unknown): unknown;
  dispatchWorkgroups(x: number, y?: number, z?: number): unknown;
  end(): unknown;
}

export interface GPUAdapterLike {
  readonly limits: GPULimitsLike;
  readonly features: { has(name: string): boolean };
  readonly info?: GPUAdapterInfoLike;
  /** Where `info` does not have it. */
  readonly isFallbackAdapter?: boolean;
  requestDevice(descriptor?: { requiredLimits?: Record<string, number | undefined> }): Promise<GPUDeviceLike>;
}

export interface GPUAdapterInfoLike {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
}

/** What navigator.gpu is. */
export interface GPULike {
  requestAdapter(options?: {
    powerPreference?: "high-performance" | "low-power";
    forceFallbackAdapter?: boolean;
  }): Promise<GPUAdapterLike | null>;
}

/** GPUBufferUsage, GPUMapMode and GPUShaderStage, as the standard numbers them. */
export const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;
export const MAP_MODE_READ = 1;
export const STAGE_COMPUTE = 4;
