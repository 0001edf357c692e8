import { ToeplitzError } from "../core/errors.js";
import { roundUp } from "../core/math.js";
import { contractOf } from "../ops/index.js";
import { rootOf, type Step, type Value } from "../plan/plan.js";
import { bytesOf } from "../plan/slots.js";
import type { GpuArray } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";
import { type GPUBufferLike, usage } from "./gpu.js";
import { webgpuKernelOf } from "./kernels/index.js";
import type { Pass } from "./kernels/kernel.js";
import type { Pipeline } from "./pipelines.js";
import { type Binding, isShader, type Shader, shaderOf } from "./shader.js";

/** Where a value is: in an array that stays unless the caller gives another for `root`, or in the state that each run is given. */
export type Place = { readonly array: GpuArray; readonly root?: Value } | { readonly state: Value };

export interface Places {
  of(root: Value): Place;
  table(key: string, make: () => Float32Array): GpuArray;
  scratch(name: string): GpuArray;
}

/** A dispatch that is ready but for the state, if it touches any. */
export interface Dispatch {
  readonly label: string;
  readonly pipeline: Pipeline;
  readonly entries: readonly Entry[];
  readonly grid: readonly [number, number];
  readonly flops: number;
}

interface Entry {
  readonly binding: number;
  readonly access: Binding["access"];
  readonly place: Place | Uniform;
}

interface Uniform {
  readonly uniform: { readonly buffer: GPUBufferLike; readonly offset: number; readonly size: number };
}

export function passesOf(device: WebgpuDevice, step: Step): readonly Pass[] {
  const passes = webgpuKernelOf(step.op).passes(step.params, device.limits);
  return device.half ? passes.map(halfOf) : passes;
}

/** The pass with weights and spectra in float16, where it has any. */
function halfOf(pass: Pass): Pass {
  const shader = `${pass.shader}Half`;
  return isShader(shader) ? { ...pass, shader, entry: pass.entry ?? pass.shader } : pass;
}

/** Bytes of scratch that the steps need, by name: the most that any asks for. */
export function scratchOf(device: WebgpuDevice, steps: readonly Step[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const step of steps) {
    const needs = webgpuKernelOf(step.op).scratch?.(step.params, device.limits) ?? {};
    for (const [name, bytes] of Object.entries(needs)) most.set(name, Math.max(bytes, most.get(name) ?? 0));
  }
  return most;
}

/** The name of a step in errors and labels: its op, and the part of the model it belongs to. */
export function labelOf(step: Step): string {
  return step.scope ? `${step.op} (${step.scope})` : step.op;
}

/** The params of many passes, in one uniform buffer. */
export class Uniforms {
  readonly #device: WebgpuDevice;
  readonly #stride: number;
  readonly #words: DataView[] = [];
  #buffer: GPUBufferLike | undefined;

  constructor(device: WebgpuDevice, passes: number) {
    this.#device = device;
    this.#stride = roundUp(64, device.gpu.limits.minUniformBufferOffsetAlignment);
    const size = Math.max(passes, 1) * this.#stride;
    this.#buffer = device.gpu.createBuffer({ size, usage: usage.uniform | usage.copyTarget, label: "params" });
  }

  add(shader: Shader, pass: Pass): Uniform {
    const size = shader.params.length * 4;
    if (size > 64) throw new ToeplitzError("internal", `webgpu: ${pass.shader} has more than 16 params`);
    const words = new DataView(new ArrayBuffer(size));
    for (const [index, { name, type }] of shader.params.entries()) {
      const value = pass.params[name];
      if (value === undefined) throw new ToeplitzError("internal", `webgpu: ${pass.shader} was given no ${name}`);
      if (type === "f32") words.setFloat32(index * 4, value, true);
      else if (type === "i32") words.setInt32(index * 4, value, true);
      else words.setUint32(index * 4, value, true);
    }
    this.#words.push(words);
    return { uniform: { buffer: this.#buffer!, offset: (this.#words.length - 1) * this.#stride, size } };
  }

  upload(): void {
    if (this.#words.length === 0) return;
    const all = new Uint8Array(this.#words.length * this.#stride);
    for (const [index, words] of this.#words.entries()) all.set(new Uint8Array(words.buffer), index * this.#stride);
    this.#device.gpu.queue.writeBuffer(this.#buffer!, 0, all);
  }

  dispose(): void {
    this.#buffer?.destroy();
    this.#buffer = undefined;
  }
}

/** The dispatches of a step. Its pipelines must have been prepared. */
export function bindStep(device: WebgpuDevice, step: Step, places: Places, uniforms: Uniforms): Dispatch[] {
  const { limits } = device;
  const kernel = webgpuKernelOf(step.op);
  const { operands, flops } = contractOf(step.op);
  const placeOf = (name: string, binding: number): Place => {
    const value = step.args[name];
    if (value) return places.of(rootOf(value));
    const table = kernel.tables?.[name];
    if (table) {
      const data = () => table.data(step.params, limits);
      return { array: places.table(table.key(step.params, limits), data) };
    }
    return { array: name in operands ? device.placeholder(binding) : places.scratch(name) };
  };
  const passes = passesOf(device, step).filter(({ groups }) => groups > 0);
  return passes.map((pass) => {
    const shader = shaderOf(pass.shader);
    const entries = shader.bindings.map(({ name, access }, binding) => {
      return { binding, access, place: access === "uniform" ? uniforms.add(shader, pass) : placeOf(name, binding) };
    });
    const cost = flops(step.params) / passes.length;
    const label = labelOf(step);
    return { label, pipeline: device.pipelines.get(pass), entries, grid: gridOf(device, pass, label), flops: cost };
  });
}

/** `groups` workgroups as a grid of at most the device's size in either dimension. */
function gridOf(device: WebgpuDevice, { groups }: Pass, label: string): [number, number] {
  const limit = device.gpu.limits.maxComputeWorkgroupsPerDimension;
  const height = Math.ceil(groups / limit);
  if (height > limit) {
    const message = `${label} needs ${groups} workgroups, the device's maxComputeWorkgroupsPerDimension is ${limit}`;
    throw new ToeplitzError("unsupported", `webgpu: ${message}`);
  }
  return [Math.ceil(groups / height), height];
}

/** The caller's GPUBuffers, in the places of the program's own arrays. */
export type Given = ReadonlyMap<Value, object>;

/** A bind group; `stateOf` finds the arrays of state values. */
export function bindGroup(
  device: WebgpuDevice,
  dispatch: Dispatch,
  stateOf: (value: Value) => GpuArray,
  given?: Given,
): object {
  const entries = dispatch.entries.map(({ binding, place }) => {
    if ("uniform" in place) return { binding, resource: place.uniform };
    const root = givenRoot(place, given);
    if (root) return { binding, resource: { buffer: given!.get(root), offset: 0, size: bytesOf(root) } };
    const { buffer, bound } = "state" in place ? stateOf(place.state) : place.array;
    return { binding, resource: { buffer, offset: 0, size: bound } };
  });
  return device.gpu.createBindGroup({ layout: dispatch.pipeline.layout, entries, label: dispatch.label });
}

function givenRoot(place: Place | Uniform, given: Given | undefined): Value | undefined {
  return "array" in place && place.root && given?.has(place.root) ? place.root : undefined;
}

export function touchesGiven(dispatch: Dispatch, given: Given): boolean {
  return dispatch.entries.some(({ place }) => givenRoot(place, given));
}

/** The values that dispatches may write. */
export function writtenBy(dispatches: readonly Dispatch[]): Set<Value> {
  const written = new Set<Value>();
  for (const { entries } of dispatches) {
    for (const { access, place } of entries) {
      if (access === "read_write" && "array" in place && place.root) written.add(place.root);
    }
  }
  return written;
}

export function touchesState(dispatch: Dispatch): boolean {
  return dispatch.entries.some(({ place }) => "state" in place);
}
