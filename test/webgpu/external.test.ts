import { expect, test } from "vitest";
import { glu } from "../../src/layers/glu.js";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { PlanBuilder } from "../../src/plan/builder.js";
import { openDevice } from "../../src/runtime/device.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import { type GPUDeviceLike, MAP_MODE_READ, usage } from "../../src/webgpu/gpu.js";
import type { WebgpuProgram } from "../../src/webgpu/program.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { dawn } from "../lib/dawn.js";
import { expectError } from "../lib/errors.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const [dim, n] = [6, 11];
const layer = glu({ dim, hidden: 9 });

/** A buffer as a caller makes it: Dawn's has size and usage. */
function bufferOf(gpu: GPUDeviceLike, bytes: number, flags: number) {
  return gpu.createBuffer({ size: bytes, usage: flags }) as ReturnType<GPUDeviceLike["createBuffer"]> & {
    readonly size: number;
    readonly usage: number;
  };
}

/** One with those values, whatever its usage. */
function gpuBuffer(gpu: GPUDeviceLike, flags: number, values: Float32Array) {
  const descriptor = { size: values.byteLength, usage: flags, mappedAtCreation: true };
  const buffer = gpu.createBuffer(descriptor) as ReturnType<typeof bufferOf>;
  new Float32Array(buffer.getMappedRange()).set(values);
  buffer.unmap();
  return buffer;
}

async function readBack(gpu: GPUDeviceLike, buffer: object, bytes: number): Promise<Float32Array> {
  const staging = bufferOf(gpu, bytes, usage.mapRead | usage.copyTarget);
  const encoder = gpu.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
  gpu.queue.submit([encoder.finish()]);
  await staging.mapAsync(MAP_MODE_READ);
  return new Float32Array(staging.getMappedRange().slice(0));
}

describeBackends([webgpuBackend], () => {
  test("the caller's buffers go in and out on the caller's device, and nothing is read back", async () => {
    const { device: gpu } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const device = await openDevice({ backend: "webgpu", gpu });
    const model = await device.load(layer, noiseWeights(layer));
    const x = noiseArray(1, n * dim);
    const want = await model.run({ x }, { n });
    const bytes = 4 * n * dim;
    const source = bufferOf(gpu, bytes + 16, usage.storage | usage.copySource | usage.copyTarget);
    const target = bufferOf(gpu, bytes, usage.storage | usage.copySource | usage.copyTarget);
    gpu.queue.writeBuffer(source, 0, x as Float32Array<ArrayBuffer>);
    const maps: number[] = [];
    const create = gpu.createBuffer.bind(gpu);
    Object.defineProperty(gpu, "createBuffer", {
      configurable: true,
      value: (descriptor: { size: number; usage: number }) => {
        if (descriptor.usage & usage.mapRead) maps.push(descriptor.size);
        return create(descriptor);
      },
    });
    await model.runInto(target, { x: source }, { n });
    expect(maps).toEqual([]);
    Reflect.deleteProperty(gpu, "createBuffer");
    expect(await readBack(gpu, target, bytes)).toEqual(want);
    await model.runInto(source, { x: target }, { n }); // y goes in again
    expect(await readBack(gpu, source, bytes)).toEqual(await model.run({ x: want }, { n }));
    await model.runInto(target, { x }, { n }); // an array in, a buffer out
    expect(await readBack(gpu, target, bytes)).toEqual(want);
    await model.runInto(target, { x }, { n: 0 });

    const call = (to: object, from: object, extent = { n }) => model.runInto(to as never, { x: from } as never, extent);
    await expectError("shape", /output y: .*at least 264 bytes, shape \[1, 11, 6\], got 8 bytes/, () =>
      call(bufferOf(gpu, 8, usage.copyTarget), x),
    );
    await expectError("shape", /input x: .*got 8 bytes/, () => call(target, bufferOf(gpu, 8, usage.copySource)));
    await expectError("argument", /output y: .*COPY_DST/, () => call(bufferOf(gpu, bytes, usage.copySource), x));
    await expectError("argument", /input x: .*COPY_SRC/, () => call(target, bufferOf(gpu, bytes, usage.copyTarget)));
    await expectError("missing", /output y: expected a GPUBuffer, got undefined/, () => call(undefined as never, x));
    await expectError("argument", /input x: .*got Array/, () => call(target, [...x]));
    await expectError("aborted", /abort/, () => model.runInto(target, { x }, { n }, { signal: AbortSignal.abort() }));
    expect(await model.run({ x }, { n })).toEqual(want); // and all of it still works
    device.dispose();
    expect(await readBack(gpu, target, bytes)).toEqual(want); // what is the caller's stays
    gpu.destroy();
  });

  test("storage buffers are bound as they are: no copies, and nothing beyond the output is written", async () => {
    const { device: gpu } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const device = await openDevice({ backend: "webgpu", gpu });
    const block = tnnBlock({
      dim,
      causal: true,
      norm: "layer",
      rpe: { dim: 8, layers: 1, act: "relu", norm: "simpleRms" },
      glu: { hidden: 5 },
    });
    const model = await device.load(block, noiseWeights(block));
    const [x, bytes] = [noiseArray(1, n * dim), 4 * n * dim];
    const want = await model.run({ x }, { n });
    // without COPY_DST and COPY_SRC a copy would be an error
    const source = gpuBuffer(gpu, usage.storage, x);
    const target = gpuBuffer(gpu, usage.storage | usage.copySource, new Float32Array(n * dim + 3).fill(7));
    for (let i = 0; i < 2; i++) await model.runInto(target, { x: source }, { n });
    expect(await readBack(gpu, target, bytes + 12)).toEqual(Float32Array.of(...want, 7, 7, 7));
    await model.runInto(target, { x }, { n });
    expect(await readBack(gpu, target, bytes)).toEqual(want);

    // x and y in one buffer: y is copied there when all of x has been read
    const flags = usage.storage | usage.copySource;
    const both = gpuBuffer(gpu, flags | usage.copyTarget, x);
    await model.runInto(both, { x: both }, { n });
    expect(await readBack(gpu, both, bytes)).toEqual(want);
    const only = gpuBuffer(gpu, flags, x);
    await expectError("argument", /output y, which is also an input: .*COPY_DST, got 132/, () =>
      model.runInto(only, { x: only }, { n }),
    );
    expect(await readBack(gpu, only, bytes)).toEqual(x);
    device.dispose();
    gpu.destroy();
  });

  test("a plan whose outputs are inputs, constants or one and the same: those are copied", async () => {
    const { device: gpu } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const b = new PlanBuilder();
    const [x, other] = [b.input("x", [1, 4]), b.input("other", [4])];
    const { y } = b.apply("add", { batch: 1, length: 4 }, { a: x, b: other });
    for (const [name, value] of Object.entries({ x, sum: y, again: b.reshape(y, [2, 2]) })) b.output(name, value);
    const workspace = new WebgpuBackend(gpu).open({ get: () => new Float32Array(0) });
    const program = (await workspace.compile(b.finish())) as WebgpuProgram;
    const values = Float32Array.of(1, 2, 3, 4);
    const flags = usage.storage | usage.copySource | usage.copyTarget;
    const [given, ...targets] = Array.from({ length: 4 }, (_, i) =>
      gpuBuffer(gpu, flags, i ? new Float32Array(4) : values),
    );
    const inputs = { x: given, other: gpuBuffer(gpu, flags, values) };
    await program.runInto({ x: targets[0], sum: targets[1], again: targets[2] }, inputs);
    const doubled = Float32Array.of(2, 4, 6, 8);
    for (const [i, expected] of [values, doubled, doubled].entries()) {
      expect(await readBack(gpu, targets[i], 16)).toEqual(expected);
    }
    await expectError("argument", /output again: expected a GPUBuffer of its own, got output sum's/, () =>
      program.runInto({ x: targets[0], sum: targets[1], again: targets[1] }, inputs),
    );
    gpu.destroy();
  });

  test("a buffer of another device is refused with a code, and the device goes on", async () => {
    const [{ device: gpu }, { device: other }] = [
      await openGpu(await dawn(), { allowFallbackAdapter: true }),
      await openGpu(await dawn(), { allowFallbackAdapter: true }),
    ];
    const device = await openDevice({ backend: "webgpu", gpu });
    const model = await device.load(layer, noiseWeights(layer));
    const foreign = bufferOf(other, 4 * n * dim, usage.copySource | usage.copyTarget);
    const x = noiseArray(1, n * dim);
    await expectError("argument", /^y: .*this device/, () => model.runInto(foreign, { x }, { n }));
    const own = bufferOf(gpu, 4 * n * dim, usage.copyTarget | usage.copySource);
    await expectError("argument", /^x: .*this device/, () => model.runInto(own, { x: foreign }, { n }));
    const bindable = bufferOf(other, 4 * n * dim, usage.storage);
    await expectError("argument", /^y: .*this device/, () => model.runInto(bindable, { x }, { n }));
    await expectError("argument", /^x: .*this device/, () => model.runInto(own, { x: bindable }, { n }));
    const destroyed = bufferOf(gpu, 4 * n * dim, usage.storage);
    destroyed.destroy();
    await expectError("argument", /^y: .*mapped or destroyed/, () => model.runInto(destroyed, { x }, { n }));
    await model.runInto(own, { x }, { n });
    expect(await readBack(gpu, own, 4 * n * dim)).toEqual(await model.run({ x }, { n }));
    expect(device.backend).toBe("webgpu");
    device.dispose();
    gpu.destroy();
    other.destroy();
  });
});

test("other backends say that they have no GPU buffers", async () => {
  const device = await openDevice({ backend: "js" });
  const model = await device.load(layer, noiseWeights(layer));
  const call = () => model.runInto({ size: 264, usage: 8 }, { x: noiseArray(1, n * dim) }, { n });
  await expectError("unsupported", /runInto: expected a webgpu device/, call);
  device.dispose();
});
