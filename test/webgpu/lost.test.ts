import { expect, test } from "vitest";
import { PlanBuilder } from "../../src/plan/builder.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import type { GPUDeviceLike } from "../../src/webgpu/gpu.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { dawn } from "../lib/dawn.js";

const never = () => new Promise<never>(() => undefined);

/** Makes one of the device's answers a promise that never settles. */
const stop: Readonly<Record<string, (device: GPUDeviceLike) => void>> = {
  createComputePipelineAsync: (device) => replace(device, "createComputePipelineAsync", never),
  popErrorScope: (device) => replace(device, "popErrorScope", never),
  onSubmittedWorkDone: (device) => replace(device.queue, "onSubmittedWorkDone", never),
  mapAsync: (device) => {
    const create = device.createBuffer.bind(device);
    replace(device, "createBuffer", (...args: Parameters<typeof create>) => {
      const buffer = create(...args);
      replace(buffer, "mapAsync", never);
      return buffer;
    });
  },
};

function replace(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true });
}

/** Sums of an input and a constant that is computed at compile. */
function plan() {
  const b = new PlanBuilder();
  const own = b.apply("add", { batch: 2, length: 4 }, { a: b.weight("w", [2, 4]), b: b.weight("v", [4]) }).y;
  b.output("y", b.apply("add", { batch: 2, length: 4 }, { a: own, b: b.input("x", [4]) }).y);
  return b.finish();
}
const weights = { get: (name: string) => new Float32Array(name === "w" ? 8 : 4) };
const inputs = { x: new Float32Array(4) };
const gone = { code: "device", message: expect.stringMatching(/^webgpu: .*the GPU device was lost/) };

describeBackends([webgpuBackend], () => {
  const openDawn = async () => (await openGpu(await dawn(), { allowFallbackAdapter: true })).device;

  test.each(Object.keys(stop))("a call whose %s never answers ends when the device is lost", async (answer) => {
    const device = await openDawn();
    stop[answer](device);
    const backend = new WebgpuBackend(device);
    const work = backend
      .open(weights)
      .compile(plan())
      .then((program) => program.run(inputs));
    let settled = false;
    work.catch(() => undefined).finally(() => (settled = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(settled).toBe(false); // it does wait for that answer
    device.destroy();
    await expect(work).rejects.toMatchObject(gone);
    expect(await backend.lost).toMatchObject(gone);
    expect(backend.isLost).toBe(true);
  });

  test("and so does everything else that is under way or comes later, for every caller", async () => {
    const device = await openDawn();
    const backend = new WebgpuBackend(device);
    const workspace = backend.open(weights);
    const program = await workspace.compile(plan());
    await program.run(inputs);
    const under = [program.run(inputs), program.run(inputs), workspace.compile(plan())];
    device.destroy();
    const outcomes = await Promise.allSettled(under);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "device" });
    }
    await backend.lost;
    await expect(program.run(inputs)).rejects.toMatchObject(gone);
    await expect(workspace.compile(plan())).rejects.toMatchObject(gone);
    expect(() => workspace.createState(plan())).toThrow(expect.objectContaining(gone));
    program.dispose();
    workspace.dispose();
    backend.dispose();
    backend.dispose();
  });

  test("dispose() ends calls under way with disposed, and is no loss", async () => {
    const device = await openDawn();
    stop["mapAsync"](device);
    const backend = new WebgpuBackend(device);
    const program = await backend.open(weights).compile(plan());
    const run = program.run(inputs);
    await new Promise((resolve) => setTimeout(resolve, 50));
    backend.dispose();
    await expect(run).rejects.toMatchObject({ code: "disposed" });
    expect(backend.isLost).toBe(false);
    device.destroy();
    await device.lost;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(backend.isLost).toBe(false);
  });
});
