import { openGpu } from "../../src/webgpu/adapter.js";
import type { GPUDeviceLike, GPULike } from "../../src/webgpu/gpu.js";
import { dawn } from "./dawn.js";

/** What is done to a device when its moment comes. */
export type GpuFault = (device: GPUDeviceLike) => void;

/** Methods of a device, its queue and its encoders, by the name under which they are counted. */
export type GpuCall =
  | "createBuffer"
  | "createShaderModule"
  | "createComputePipelineAsync"
  | "createBindGroup"
  | "createCommandEncoder"
  | "writeBuffer"
  | "submit"
  | "onSubmittedWorkDone"
  | "popErrorScope";

export interface FaultPlan {
  /** Which call, counted from 0 over all devices once armed, … */
  readonly call: GpuCall;
  readonly at: number;
  /** … is struck by what. */
  readonly fault: "destroy" | "validation" | "memory" | "throws";
}

/** A `navigator.gpu` over Dawn whose devices can be struck by faults, and that counts what it gave. */
export class FaultyGpu implements GPULike {
  readonly devices: GPUDeviceLike[] = [];
  /** Adapters refused from now on. */
  refuse = false;
  /** Adapters that give no device. */
  noDevice = false;
  description = "a GPU as real as any";
  /** Told of every call that is counted. */
  onCall: ((call: GpuCall) => void) | undefined;
  #plan: FaultPlan | undefined;
  #always = false;
  #count = 0;
  struck = 0;

  arm(plan: FaultPlan): void {
    this.#plan = plan;
    this.#always = false;
    this.#count = 0;
  }

  /** From that call on, every one. */
  always(plan: FaultPlan): void {
    this.arm(plan);
    this.#always = true;
  }

  disarm(): void {
    this.#plan = undefined;
  }

  async requestAdapter() {
    if (this.refuse) return null;
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    const adapter = {
      limits: device.limits,
      features: { has: () => false },
      info: { vendor: this.description && "test", architecture: "", description: this.description },
      requestDevice: async () => {
        if (this.noDevice) throw new Error("no device today");
        const wrapped = this.#wrap(device);
        this.devices.push(device);
        return wrapped;
      },
    };
    return adapter;
  }

  /** Destroys every device there is now, and forgets it. */
  loseAll(): void {
    for (const device of this.devices.splice(0)) device.destroy();
  }

  /** Whether this call is the one to be struck, and by what. */
  #strike(call: GpuCall): FaultPlan["fault"] | undefined {
    this.onCall?.(call);
    if (this.#plan?.call !== call) return undefined;
    const before = this.#plan.at - this.#count++;
    if (this.#always ? before > 0 : before !== 0) return undefined;
    this.struck++;
    return this.#plan.fault;
  }

  #wrap(device: GPUDeviceLike): GPUDeviceLike {
    const bad: GpuFaults = {
      destroy: () => device.destroy(),
      // a buffer with no usage is refused by validation; one beyond every limit by validation or memory
      validation: () => void device.createBuffer({ size: 4, usage: 0 }),
      memory: () => {
        throw new Error("unused");
      },
      throws: () => {
        throw new Error("the implementation threw");
      },
    };
    let pendingMemory = 0;
    const struck = (call: GpuCall): void => {
      const fault = this.#strike(call);
      if (fault === "memory") pendingMemory++;
      else if (fault) bad[fault]();
    };
    const scopes: string[] = [];
    const around = <T extends object>(target: T, names: readonly string[]): T =>
      new Proxy(target, {
        get: (inner, key) => {
          const value: unknown = Reflect.get(inner, key, inner);
          if (typeof value !== "function") return value;
          const name = String(key);
          if (!names.includes(name)) return value.bind(inner);
          return (...args: unknown[]) => {
            struck(name as GpuCall);
            return value.apply(inner, args);
          };
        },
      });
    const queue = around(device.queue, ["writeBuffer", "submit", "onSubmittedWorkDone"]);
    const counted = [
      "createBuffer",
      "createShaderModule",
      "createComputePipelineAsync",
      "createBindGroup",
      "createCommandEncoder",
    ];
    const outer = around(device, counted);
    return new Proxy(outer, {
      get: (inner, key) => {
        if (key === "queue") return queue;
        if (key === "pushErrorScope") {
          return (filter: string) => {
            scopes.push(filter);
            device.pushErrorScope(filter);
          };
        }
        if (key === "popErrorScope") {
          return async () => {
            const filter = scopes.pop();
            struck("popErrorScope");
            const found = await device.popErrorScope();
            if (filter !== "out-of-memory" || pendingMemory === 0) return found;
            pendingMemory--;
            return { message: "not enough memory left" };
          };
        }
        return Reflect.get(inner, key, inner);
      },
    });
  }
}

type GpuFaults = Record<FaultPlan["fault"], () => void>;
