import { expect, test } from "vitest";
import { PlanBuilder } from "../../src/plan/builder.js";
import { openDevice } from "../../src/runtime/device.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import { scoped } from "../../src/webgpu/errors.js";
import type { GPUDeviceLike } from "../../src/webgpu/gpu.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { dawn } from "../lib/dawn.js";

function plan() {
  const b = new PlanBuilder();
  const [a, c] = [b.input("a", [2, 4]), b.input("b", [4])];
  b.output("y", b.apply("add", { batch: 2, length: 4 }, { a, b: c }).y);
  return b.finish();
}
const inputs = { a: new Float32Array(8).fill(1), b: new Float32Array(4).fill(2) };
const noWeights = { get: () => new Float32Array(0) };

describeBackends([webgpuBackend], () => {
  const openDawn = async () => (await openGpu(await dawn(), { allowFallbackAdapter: true })).device;

  test("a lost device is a device error that says so, at the next run and the next compile", async () => {
    const device = await openDawn();
    const workspace = new WebgpuBackend(device).open(noWeights);
    const program = await workspace.compile(plan());
    expect((await program.run(inputs)).y).toEqual(new Float32Array(8).fill(3));
    device.destroy();
    await device.lost;
    const lost = { code: "device", message: expect.stringMatching(/the GPU device was lost/) };
    await expect(program.run(inputs)).rejects.toMatchObject(lost);
    await expect(workspace.compile(plan())).rejects.toMatchObject(lost);
  });

  test("what the device refuses is named after the kernels that were submitted", async () => {
    const device = await openDawn();
    const program = await new WebgpuBackend(device).open(noWeights).compile(plan());
    // a validation error inside the submission: a compute pass that was never ended
    const real = device.createCommandEncoder.bind(device);
    const broken = (...args: Parameters<GPUDeviceLike["createCommandEncoder"]>) => {
      const encoder = real(...args);
      encoder.copyBufferToBuffer(
        device.createBuffer({ size: 4, usage: 8 }),
        0,
        device.createBuffer({ size: 4, usage: 4 }),
        0,
        4,
      );
      return encoder;
    };
    Object.defineProperty(device, "createCommandEncoder", { value: broken, configurable: true });
    await expect(program.run(inputs)).rejects.toMatchObject({
      code: "device",
      message: expect.stringMatching(/^webgpu: kernels add: /),
    });
    device.destroy();
  });

  test("a kernel with a barrier in flow that is not uniform does not compile, and is named", async () => {
    const device = await openDawn();
    const real = device.createShaderModule.bind(device);
    const value = ({ code, label }: { code: string; label?: string }) => {
      const body = code.replace(/(let i = [^;]*;)/, "$1\n if (lane < 3u) { workgroupBarrier(); }");
      expect(body).not.toBe(code);
      return real({ code: body, label });
    };
    Object.defineProperty(device, "createShaderModule", { value, configurable: true });
    const compiled = new WebgpuBackend(device).open(noWeights).compile(plan());
    await expect(compiled).rejects.toMatchObject({
      code: "device",
      message: expect.stringMatching(/kernel add does not compile: .*uniform/s),
    });
    Reflect.deleteProperty(device, "createShaderModule");
    const program = await new WebgpuBackend(device).open(noWeights).compile(plan());
    expect((await program.run(inputs)).y).toEqual(new Float32Array(8).fill(3));
    device.destroy();
  });

  test("validation and memory errors have their codes", async () => {
    const device = await openDawn();
    const tooLong = () => device.createBuffer({ size: 2 ** 50, usage: 128 });
    await expect(scoped(device, "a buffer", tooLong)).rejects.toMatchObject({ message: /^webgpu: a buffer: / });
    await expect(scoped(device, "a buffer", () => device.createBuffer({ size: 4, usage: 0 }))).rejects.toMatchObject({
      code: "device",
    });
    device.destroy();
  });

  test("a disposed program, model and backend say so", async () => {
    const backend = new WebgpuBackend(await openDawn(), { owned: true });
    const workspace = backend.open(noWeights);
    const program = await workspace.compile(plan());
    program.dispose();
    await expect(program.run(inputs)).rejects.toMatchObject({ code: "disposed" });
    workspace.dispose();
    await expect(workspace.compile(plan())).rejects.toMatchObject({ code: "disposed" });
    backend.dispose();
    await expect(backend.open(noWeights).compile(plan())).rejects.toMatchObject({ code: "disposed" });
  });

  test("the caller's device survives, and is reported", async () => {
    const gpu = await openDawn();
    const device = await openDevice({ backend: "webgpu", gpu });
    expect(device.report().gpu?.limits.maxBufferSize).toBe(gpu.limits.maxBufferSize);
    device.dispose();
    expect(await scoped(gpu, "a buffer", () => "alive")).toBe("alive");
    gpu.destroy();
  });

  test("a software adapter is refused unless asked for", async () => {
    const gpu = await dawn();
    await expect(openGpu(gpu)).rejects.toMatchObject({ code: "unsupported", message: /software adapter/ });
  });
});
