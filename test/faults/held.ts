import { type Device, Device as DeviceClass } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { WasmMemory } from "../../src/wasm/memory.js";
import { Buffers, type GpuArray } from "../../src/webgpu/buffers.js";
import { collectGarbage } from "../lib/collect.js";

/** Linear memories and pools of GPU buffers that anything was taken from; of the latter, those that were not destroyed. */
const memories = new Set<WasmMemory>();
const pools = new Set<Buffers>();
const ofDevices = new WeakSet<GpuArray>();
const models = new WeakMap<Device, Set<Model>>();

const { allocate } = WasmMemory.prototype;
WasmMemory.prototype.allocate = function (bytes) {
  memories.add(this);
  return allocate.call(this, bytes);
};
const pool = { allocate: Buffers.prototype.allocate, dispose: Buffers.prototype.dispose };
Buffers.prototype.allocate = function (bytes, what) {
  pools.add(this);
  const array = pool.allocate.call(this, bytes, what);
  if (what === "absent operand") ofDevices.add(array); // one for each binding that a kernel may leave out, 16 bytes
  return array;
};
Buffers.prototype.dispose = function () {
  pools.delete(this);
  pool.dispose.call(this);
};
const { load } = DeviceClass.prototype;
DeviceClass.prototype.load = async function (...args) {
  const model = await load.apply(this, args);
  models.set(this, (models.get(this) ?? new Set()).add(model));
  return model as never;
};

export interface Held {
  readonly wasm: number;
  readonly webgpu: number;
}

/** Bytes in blocks of linear memories and in GPU buffers that somebody uses. */
function heldBytes(): Held {
  let [wasm, webgpu] = [0, 0];
  for (const memory of memories) wasm += memory.used;
  for (const { live } of pools) for (const array of live) if (!ofDevices.has(array)) webgpu += array.bytes;
  return { wasm, webgpu };
}

/** Forgets the memories of devices that are gone. */
export function forget(): void {
  memories.clear();
  pools.clear();
}

/**
 * Disposes of every model on the device: everything that was taken from any memory must have been given back then, but for
 * `before`, what a device holds for itself.
 */
export async function checkNothingHeld(device: Device, before: Held = { wasm: 0, webgpu: 0 }): Promise<void> {
  const held = await heldWithoutModels(device, before);
  if (held.wasm > before.wasm || held.webgpu > before.webgpu) {
    throw new Error(`leaked: of ${JSON.stringify(before)} bytes before, now ${JSON.stringify(held)}`);
  }
}

export async function heldWithoutModels(device: Device, least: Held = { wasm: 0, webgpu: 0 }): Promise<Held> {
  for (const model of models.get(device) ?? []) model.dispose();
  let held = heldBytes();
  for (let i = 0; i < 50 && (held.wasm > least.wasm || held.webgpu > least.webgpu); i++) {
    await new Promise((resolve) => setTimeout(resolve, 5)); // programs give back when their last run has ended
    held = heldBytes();
  }
  return held;
}

/** Bytes of array buffers and linear memories after a collection. */
export async function collectedBytes(): Promise<number> {
  forget();
  await collectGarbage(4);
  return process.memoryUsage().external;
}
