import { ToeplitzError } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
import type { State } from "../plan/backend.js";
import type { Plan, Value } from "../plan/plan.js";
import { bytesOf } from "../plan/slots.js";
import type { GpuArray } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";

/** State values of the WebGPU backend, one array each. Writes are ordered with the runs around them. */
export class WebgpuState implements State {
  readonly #device: WebgpuDevice;
  readonly #arrays = new Map<string, GpuArray>();
  #disposed = false;

  constructor(device: WebgpuDevice, plan: Plan) {
    this.#device = device;
    for (const value of plan.states) {
      this.#arrays.set(value.name, device.buffers.allocate(bytesOf(value), `state ${value.name}`));
    }
    this.reset();
  }

  /** The state a run was given, checked to be one of this backend. */
  static of(state: State | undefined): WebgpuState {
    if (state instanceof WebgpuState) return state;
    throw new ToeplitzError("internal", "this plan has state values: run needs a webgpu state");
  }

  get bytes(): number {
    return [...this.#arrays.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  arrayOf(value: Value): GpuArray {
    this.#check();
    const array = this.#arrays.get(value.name);
    if (!array || array.bytes !== sizeOf(value.shape) * 4) {
      throw new ToeplitzError("internal", `state ${value.name} is not in this state or has another size`);
    }
    return array;
  }

  reset(): void {
    this.#check();
    const encoder = this.#device.gpu.createCommandEncoder({ label: "reset state" });
    for (const { buffer, bytes } of this.#arrays.values()) if (bytes > 0) encoder.clearBuffer(buffer, 0, bytes);
    this.#device.gpu.queue.submit([encoder.finish()]);
  }

  async read(): Promise<Float32Array> {
    this.#check();
    const ranges = [...this.#arrays.values()].map(({ buffer, bytes }) => ({ buffer, from: 0, bytes }));
    const encoder = this.#device.gpu.createCommandEncoder({ label: "read state" });
    const read = this.#device.readback.record(encoder, ranges);
    this.#device.gpu.queue.submit([encoder.finish()]);
    const parts = await read("state");
    const values = new Float32Array(this.bytes / 4);
    let to = 0;
    for (const part of parts) {
      values.set(new Float32Array(part.buffer), to);
      to += part.length / 4;
    }
    return values;
  }

  write(values: Float32Array | Float64Array): void {
    this.#check();
    let from = 0;
    for (const array of this.#arrays.values()) {
      this.#device.buffers.write(array, Float32Array.from(values.subarray(from, from + array.bytes / 4)));
      from += array.bytes / 4;
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    if (!this.#device.disposed) for (const array of this.#arrays.values()) this.#device.buffers.free(array);
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this stream state was disposed");
    this.#device.check("state");
  }
}
