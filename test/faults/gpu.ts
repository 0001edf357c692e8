import { openFaulty } from "../lib/faultyDevice.js";
import type { FaultPlan } from "../lib/faultyGpu.js";
import { type Fault, stillWorks, struck, uses } from "./fault.js";

interface Strike extends FaultPlan {
  readonly what: string;
  /** What it can strike. */
  readonly during: readonly string[];
}

const all = Object.keys(uses);
const running = all.filter((name) => name !== "save, clone and restore");

const strikes: readonly Strike[] = [
  { call: "submit", at: 0, fault: "destroy", what: "the device is destroyed at a submission", during: all },
  { call: "writeBuffer", at: 0, fault: "destroy", what: "the device is destroyed at an upload", during: running },
  {
    call: "popErrorScope",
    at: 2,
    fault: "destroy",
    what: "the device is destroyed while work is accepted",
    during: running,
  },
  { call: "submit", at: 0, fault: "validation", what: "a submission is refused by validation", during: running },
  { call: "popErrorScope", at: 0, fault: "memory", what: "the device is out of memory", during: running },
  {
    call: "createComputePipelineAsync",
    at: 0,
    fault: "destroy",
    what: "the device is destroyed while kernels compile",
    during: all.slice(0, 1),
  },
  {
    call: "createBuffer",
    at: 1,
    fault: "destroy",
    what: "the device is destroyed while arrays are made",
    during: all.slice(0, 1),
  },
  {
    call: "createBindGroup",
    at: 0,
    fault: "destroy",
    what: "the device is destroyed while bindings are made",
    during: all.slice(0, 1),
  },
];

const single: Fault[] = strikes.flatMap(({ during, what, ...plan }) =>
  during.map((name) => ({
    backend: "webgpu" as const,
    during: name,
    what,
    outcome: "recovered" as const,
    async inject() {
      const { gpu, device, events, close } = await openFaulty();
      try {
        await uses[name](device, () => gpu.arm(plan));
        struck(gpu.struck, what);
        if (events.length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
        struck(events.length, "an event");
        gpu.disarm();
        await stillWorks(device);
      } finally {
        close();
      }
    },
  })),
);

/** The GPU does not come back: wasm goes on. */
const gone: Fault[] = all.map((name) => ({
  backend: "webgpu",
  during: name,
  what: "the device is destroyed, and no adapter is left",
  outcome: "recovered",
  async inject() {
    const { gpu, device, close } = await openFaulty();
    try {
      await uses[name](device, () => {
        gpu.refuse = true;
        gpu.loseAll();
      });
      if (device.backend !== "wasm") throw new Error(`expected wasm to go on, got ${device.backend}`);
      await stillWorks(device);
    } finally {
      close();
    }
  },
}));

const others: Fault[] = [
  {
    backend: "webgpu",
    during: "a run",
    what: "every submission is refused by validation, on every device",
    outcome: "recovered",
    async inject() {
      const { gpu, device, close } = await openFaulty();
      try {
        await uses["a run"](device, () => gpu.always({ call: "submit", at: 0, fault: "validation" }));
        if (device.report().lost.length < 2) throw new Error("it did not try the GPU again first");
        gpu.disarm();
        await stillWorks(device);
      } finally {
        close();
      }
    },
  },
  {
    backend: "webgpu",
    during: "idle",
    what: "the device is destroyed",
    outcome: "recovered",
    async inject() {
      const { gpu, device, events, close } = await openFaulty();
      try {
        gpu.loseAll();
        await new Promise((resolve) => setTimeout(resolve, 100));
        struck(events.length, "an event");
        await stillWorks(device);
      } finally {
        close();
      }
    },
  },
  {
    backend: "webgpu",
    during: "a run",
    what: "the caller's own device is destroyed",
    outcome: "recovered",
    async inject() {
      const own = await openFaulty();
      const adapter = await own.gpu.requestAdapter();
      const gpu = await adapter!.requestDevice();
      const { device, close } = await openFaulty({ backend: "webgpu", gpu });
      try {
        await uses["a run"](device, () => gpu.destroy());
        if (device.backend !== "wasm") throw new Error(`expected wasm to go on, got ${device.backend}`);
        await stillWorks(device);
      } finally {
        close();
        own.close();
      }
    },
  },
  {
    backend: "webgpu",
    during: "opening",
    what: "the adapter gives no device",
    outcome: "unsupported",
    async inject() {
      const { gpu, close } = await openFaulty();
      gpu.noDevice = true;
      try {
        await (await openFaulty({ backend: "webgpu" }, gpu)).device.dispose();
      } finally {
        close();
      }
    },
  },
];

export const gpuFaults: readonly Fault[] = [...single, ...gone, ...others];
