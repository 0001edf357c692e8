import { ToeplitzError } from "../core/errors.js";
import { isFallback } from "./adapter.js";
import { Buffers, type GpuArray, SharedArrays } from "./buffers.js";
import { scoped } from "./errors.js";
import type { GPUDeviceLike } from "./gpu.js";
import type { KernelLimits } from "./kernels/kernel.js";
import { Life } from "./life.js";
import { Pipelines } from "./pipelines.js";
import { Readback } from "./readback.js";

export interface WebgpuDeviceOptions {
  /** Bytes of guard after every array, checked after every run: for tests. */
  readonly guard?: number;
  /** Keep the packed weights of products and the spectra of kernels in float16. Default false. */
  readonly half?: boolean;
  /** Whether Toeplitz products are done in registers: see KernelLimits. Default: where they suit, on real GPUs. */
  readonly unrolled?: boolean;
  /** Floating-point operations after which a run is cut into another submission, so that a page stays responsive. */
  readonly flopsPerSubmit?: number;
}

/** About 10 ms of a 2 TFLOP/s GPU. */
const FLOPS_PER_SUBMIT = 2e10;

/** What every workspace of one WebGPU backend shares: the device, its pipelines, its buffers and the tables of kernels. */
export class WebgpuDevice {
  readonly gpu: GPUDeviceLike;
  readonly pipelines: Pipelines;
  readonly buffers: Buffers;
  readonly tables: SharedArrays;
  readonly readback: Readback;
  readonly guard: number;
  readonly half: boolean;
  readonly flopsPerSubmit: number;
  /** What kernels look at. */
  readonly limits: KernelLimits;
  readonly life: Life;
  readonly #placeholders: GpuArray[] = [];

  constructor(gpu: GPUDeviceLike, options: WebgpuDeviceOptions) {
    const { guard = 0, half = false, flopsPerSubmit = FLOPS_PER_SUBMIT } = options;
    // A CPU's driver takes seconds to compile what is unrolled, which no run there makes up for.
    const unrolled = options.unrolled ?? (isFallback({ info: gpu.adapterInfo }) ? false : undefined);
    const { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize } = gpu.limits;
    this.limits = { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize, unrolled };
    this.gpu = gpu;
    this.guard = guard;
    this.half = half;
    this.flopsPerSubmit = flopsPerSubmit;
    this.life = new Life(gpu);
    this.pipelines = new Pipelines(gpu, this.life);
    this.buffers = new Buffers(gpu, guard);
    this.tables = new SharedArrays(this.buffers);
    this.readback = new Readback(gpu, this.life);
  }

  get disposed(): boolean {
    return this.life.disposed;
  }

  /** Throws `disposed` or, naming `what`, `device` where nothing can run any more. */
  check(what: string): void {
    this.life.check(what);
  }

  /** Does `work`, and resolves when the device has accepted it; see errors.ts. */
  async scoped<T>(what: string, work: () => T): Promise<T> {
    this.check(what);
    return this.life.during(what, scoped(this.gpu, what, work));
  }

  /** Resolves when everything submitted so far has run. */
  async idle(what: string): Promise<void> {
    await this.life.during(what, this.gpu.queue.onSubmittedWorkDone());
  }

  /** Ends every wait, and frees what is on the device; an owned one is destroyed as a whole. */
  dispose(owned: boolean): void {
    if (this.disposed) return;
    this.life.dispose();
    this.readback.dispose();
    this.buffers.dispose();
    if (owned) this.gpu.destroy();
  }

  /** What an absent operand is bound to; `index` keeps two of one dispatch apart, as writable bindings must be. */
  placeholder(index: number): GpuArray {
    while (this.#placeholders.length <= index) this.#placeholders.push(this.buffers.allocate(16, "absent operand"));
    return this.#placeholders[index];
  }

  /** With guards: throws `internal` if anything after a live array was written. */
  async verify(): Promise<void> {
    if (this.guard === 0) return;
    const arrays = [...this.buffers.live];
    const tails = arrays.map(({ buffer, bytes, bound }) => ({ buffer, from: bytes, bytes: bound - bytes }));
    const encoder = this.gpu.createCommandEncoder();
    const read = this.readback.record(encoder, tails);
    this.gpu.queue.submit([encoder.finish()]);
    const damaged = (await read("guards")).findIndex((tail) => tail.some((byte) => byte !== 0xff));
    if (damaged >= 0) {
      const size = arrays[damaged].bytes;
      throw new ToeplitzError("internal", `webgpu: a kernel wrote past the end of an array of ${size} bytes`);
    }
  }
}
