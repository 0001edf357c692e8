import { expect, test } from "vitest";
import { glu } from "../../src/layers/glu.js";
import { openDevice } from "../../src/runtime/device.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { type GPUDeviceLike, MAP_MODE_READ, usage } from "../../src/webgpu/gpu.js";
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

  test("a buffer of another device is refused with a code, and the device goes on", async () => {
    const [{ device: gpu }, { device: other }] = [
      await openGpu(await dawn(), { allowFallbackAdapter: true }),
      await openGpu(await dawn(), { allowFallbackAdapter: true }),
    ];
    const device = await openDevice({ backend: "webgpu", gpu });
    const model = await device.load(layer, noiseWeights(layer));
    const foreign = bufferOf(other, 4 * n * dim, usage.copySource | usage.copyTarget);
    const x = noiseArray(1, n * dim);
    await expectError("argument", /outputs: .*this device/, () => model.runInto(foreign, { x }, { n }));
    const own = bufferOf(gpu, 4 * n * dim, usage.copyTarget | usage.copySource);
    await expectError("argument", /inputs: .*this device/, () => model.runInto(own, { x: foreign }, { n }));
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
