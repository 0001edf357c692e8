import type { ShaderConstants, ShaderName } from "../shader.js";

/**
 * How the WebGPU backend runs an op: the dispatches that do it, in order, as data. A shader's bindings are found by name:
 * an operand of the op, a table or a scratch array of the kernel, or `params`. Operands that are absent are bound to an
 * array nobody uses; a constant of the shader must keep it from reading them.
 */
export interface WebgpuKernel<P> {
  passes(p: P, limits: KernelLimits): readonly Pass[];
  /**
   * Constants of the implementation (twiddles), made in float64 and rounded once. Equal keys share one copy; a table that
   * no pass binds is never made.
   */
  readonly tables?: Readonly<Record<string, WebgpuTable<P>>>;
  /** Bytes of uninitialised memory by name, shared by the steps of a program. */
  scratch?(p: P, limits: KernelLimits): Readonly<Record<string, number>>;
}

/** What of the device's limits a kernel may look at. */
export interface KernelLimits {
  readonly maxComputeWorkgroupStorageSize: number;
  readonly maxStorageBufferBindingSize: number;
  /**
   * Toeplitz products in registers (shaders/lib/unrolled.wgsl): true wherever that is possible, false never, left out where it
   * also gives a workgroup enough to do.
   */
  readonly unrolled?: boolean;
}

export interface WebgpuTable<P> {
  key(p: P, limits: KernelLimits): string;
  data(p: P, limits: KernelLimits): Float32Array;
}

/** One dispatch. */
export interface Pass {
  readonly shader: ShaderName;
  /** The entry point; the shader's name where it is left out. */
  readonly entry?: string;
  readonly constants?: ShaderConstants;
  /** Values of the struct Params, by name. */
  readonly params: Readonly<Record<string, number>>;
  /** Workgroups; where there are too many for one dimension of the grid they are folded into two. */
  readonly groups: number;
}

/** Invocations in a workgroup of the elementwise kernels; a WIDTH in their shaders. */
const ELEMENTWISE_WIDTH = 256;

/** A dispatch with one invocation for each of `count` elements. */
export function elementwise(
  shader: ShaderName,
  count: number,
  params: Readonly<Record<string, number>>,
  constants?: ShaderConstants,
): readonly Pass[] {
  return [{ shader, constants, params, groups: Math.ceil(count / ELEMENTWISE_WIDTH) }];
}
