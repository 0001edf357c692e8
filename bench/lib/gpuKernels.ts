import { Convolver64 } from "../../src/core/convolve64.js";
import { nextPowerOfTwo } from "../../src/core/math.js";
import { PlanBuilder } from "../../src/plan/builder.js";
import { rootOf, type Step, type Value } from "../../src/plan/plan.js";
import { bytesOf } from "../../src/plan/slots.js";
import { bindGroup, bindStep, type Places, passesOf, scratchOf, Uniforms } from "../../src/webgpu/bind.js";
import type { GpuArray } from "../../src/webgpu/buffers.js";
import type { WebgpuDevice } from "../../src/webgpu/device.js";
import { STAGE_COMPUTE } from "../../src/webgpu/gpu.js";
import type { BoundDispatch } from "../../src/webgpu/submit.js";
import { noise, validate } from "./noise.js";

/** Work that is on the device already: `submit(times)` runs it so often, one after another, in one submission. */
export interface GpuWork {
  readonly name: string;
  /** Bytes that it has to move: every operand once. */
  readonly bytes: number;
  readonly error?: number;
  submit(times: number): void;
  dispose(): void;
}

export interface ToeplitzSize {
  readonly batch: number;
  readonly n: number;
  readonly dim: number;
}

/** The fused two-sided Toeplitz product, checked against float64 on the first and last channel of the first and last sequence. */
export async function toeplitzWork(device: WebgpuDevice, size: ToeplitzSize): Promise<GpuWork> {
  const { batch, n, dim } = size;
  const points = nextPowerOfTwo(n);
  const b = new PlanBuilder();
  const [taps, x] = [b.input("taps", [2 * n - 1, dim]), b.input("x", [batch, n, dim])];
  const spectrumParams = { rows: 2 * n - 1, dim, size: points, firstLag: 1 - n };
  const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps });
  const params = { batch, n, dim, size: points, firstLag: 0, hasGate: false };
  b.output("y", b.apply("toeplitz", params, { x, spectrum }).y);
  const plan = b.finish();
  const owned: GpuArray[] = [];
  const arrays = new Map<Value, GpuArray>();
  const allocate = (bytes: number, what: string) => {
    const array = device.buffers.allocate(bytes, what);
    owned.push(array);
    return array;
  };
  const given = { taps: noise((2 * n - 1) * dim, n + 1), x: noise(batch * n * dim, n) };
  const bind = async (step: Step): Promise<BoundDispatch[]> => {
    const scratch = new Map([...scratchOf(device, [step])].map(([name, bytes]) => [name, allocate(bytes, name)]));
    const tables = new Map<string, GpuArray>();
    const places: Places = {
      of: (root) => {
        if (!arrays.has(root)) arrays.set(root, allocate(bytesOf(root), root.name));
        return { array: arrays.get(root)! };
      },
      table: (key, make) => {
        if (!tables.has(key)) {
          const data = make();
          const array = allocate(data.byteLength, key);
          device.buffers.write(array, data);
          tables.set(key, array);
        }
        return tables.get(key)!;
      },
      scratch: (name) => scratch.get(name)!,
    };
    const passes = passesOf(device, step);
    await device.pipelines.prepare(passes);
    const uniforms = new Uniforms(device, passes.length);
    const dispatches = bindStep(device, step, places, uniforms);
    uniforms.upload();
    return dispatches.map((dispatch) => ({ dispatch, group: bindGroup(device, dispatch, () => owned[0]) }));
  };
  const bound = [await bind(plan.steps[0]), await bind(plan.steps[1])];
  for (const value of plan.inputs) device.buffers.write(arrays.get(value)!, given[value.name as keyof typeof given]);
  const submit = (dispatches: readonly BoundDispatch[], times: number) => {
    const encoder = device.gpu.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let i = 0; i < times; i++) {
      for (const { dispatch, group } of dispatches) {
        pass.setPipeline(dispatch.pipeline.handle);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(...dispatch.grid);
      }
    }
    pass.end();
    device.gpu.queue.submit([encoder.finish()]);
  };
  submit(bound[0], 1);
  submit(bound[1], 1);
  const y = arrays.get(rootOf(plan.outputs["y"]))!;
  const encoder = device.gpu.createCommandEncoder();
  const read = device.readback.record(encoder, [{ buffer: y.buffer, from: 0, bytes: y.bytes }]);
  device.gpu.queue.submit([encoder.finish()]);
  const got = new Float32Array((await read("toeplitz"))[0].buffer);
  const kernels = [...new Set(passesOf(device, plan.steps[1]).map(({ shader }) => shader))];
  const name = bound[1].length > 1 ? `${kernels}, ${bound[1].length} dispatches` : `${kernels}, fused`;
  const error = check(name, size, given, got);
  return {
    name,
    bytes: 4 * (2 * batch * n * dim + 2 * points * dim),
    error,
    submit: (times) => submit(bound[1], times),
    dispose: () => {
      for (const array of owned) device.buffers.free(array);
    },
  };
}

function check(
  name: string,
  { batch, n, dim }: ToeplitzSize,
  { taps, x }: { taps: Float32Array; x: Float32Array },
  y: Float32Array,
): number {
  let worst = 0;
  for (const c of new Set([0, dim - 1])) {
    const kernel = Float64Array.from({ length: 2 * n - 1 }, (_, r) => taps[r * dim + c]);
    const convolver = new Convolver64(kernel, n, n - 1, n);
    for (const b of new Set([0, batch - 1])) {
      const column = (from: Float32Array) => Float64Array.from({ length: n }, (_, i) => from[(b * n + i) * dim + c]);
      const want = new Float64Array(n);
      convolver.apply(column(x), want);
      worst = Math.max(worst, validate(name, column(y), want));
    }
  }
  return worst;
}

const COPY = `@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4f>;
@compute @workgroup_size(256)
fn copy(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.x + id.y * groups.x * 256u;
  if (i < arrayLength(&x)) { y[i] = x[i]; }
}`;

/** As many bytes read as written, 16 to an invocation: what the device's memory can do for work of that size. */
export async function copyWork(device: WebgpuDevice, bytes: number): Promise<GpuWork> {
  const { gpu } = device;
  const [x, y] = [device.buffers.upload(noise(bytes / 4, 3), "copy"), device.buffers.allocate(bytes, "copy")];
  const entries = (["read-only-storage", "storage"] as const).map((type, binding) => {
    return { binding, visibility: STAGE_COMPUTE, buffer: { type } };
  });
  const layout = gpu.createBindGroupLayout({ entries });
  const pipeline = await gpu.createComputePipelineAsync({
    layout: gpu.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: gpu.createShaderModule({ code: COPY }), entryPoint: "copy" },
  });
  const group = gpu.createBindGroup({
    layout,
    entries: [x, y].map(({ buffer }, binding) => ({ binding, resource: { buffer, offset: 0, size: bytes } })),
  });
  const groups = Math.ceil(bytes / 16 / 256);
  const height = Math.ceil(groups / gpu.limits.maxComputeWorkgroupsPerDimension);
  const submit = (times: number) => {
    const encoder = gpu.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    for (let i = 0; i < times; i++) pass.dispatchWorkgroups(Math.ceil(groups / height), height);
    pass.end();
    gpu.queue.submit([encoder.finish()]);
  };
  submit(1);
  const encoder = gpu.createCommandEncoder();
  const read = device.readback.record(
    encoder,
    [x, y].map(({ buffer }) => ({ buffer, from: 0, bytes })),
  );
  gpu.queue.submit([encoder.finish()]);
  const [from, to] = await read("copy");
  if (from.some((byte, i) => byte !== to[i])) throw new Error("copy: the copy differs: not timed");
  const dispose = () => {
    for (const array of [x, y]) device.buffers.free(array);
  };
  return { name: "copy", bytes: 2 * bytes, submit, dispose };
}
