import { type Plan, rootOf, type Step, type Value } from "../plan/plan.js";
import { assignSlots, bytesOf, outputRoots } from "../plan/slots.js";
import { passesOf, scratchOf } from "./bind.js";
import type { GpuArray } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";

/** The arrays of a program that are not constants: inputs, slots, scratch. */
export interface Temporaries {
  readonly arrays: ReadonlyMap<Value, GpuArray>;
  readonly scratch: ReadonlyMap<string, GpuArray>;
  passes(step: Step): number;
  release(): void;
}

/**
 * A buffer for each slot of the plan; values in one slot are bound to as much of it as they need. With guards every value
 * has its own, so that each end can be watched.
 */
export function takeTemporaries(device: WebgpuDevice, plan: Plan): Temporaries {
  const steps = plan.steps.filter((step) => !step.constant);
  const written = steps.flatMap((step) => Object.values(step.args).map(rootOf));
  const keep = device.guard > 0 ? new Set(written) : outputRoots(plan);
  const slots = assignSlots(steps, keep);
  const owned: GpuArray[] = [];
  const allocate = (bytes: number, what: string): GpuArray => {
    const array = device.buffers.allocate(bytes, what);
    owned.push(array);
    return array;
  };
  const arrays = new Map<Value, GpuArray>();
  const scratch = new Map<string, GpuArray>();
  try {
    for (const value of plan.inputs) arrays.set(value, allocate(bytesOf(value), `input ${value.name}`));
    const buffers = slots.bytes.map((bytes, slot) => allocate(bytes, `slot ${slot}`));
    for (const [value, slot] of slots.slotOf) arrays.set(value, buffers[slot]);
    for (const [name, bytes] of scratchOf(device, steps)) scratch.set(name, allocate(bytes, `scratch ${name}`));
  } catch (error) {
    for (const array of owned) device.buffers.free(array);
    throw error;
  }
  return {
    arrays,
    scratch,
    passes: (step) => passesOf(device, step).length,
    release: () => {
      for (const array of owned) device.buffers.free(array);
    },
  };
}
