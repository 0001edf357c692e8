import { ToeplitzError } from "../core/errors.js";
import { formatShape, sizeOf } from "../core/shape.js";
import type { DeviceBuffer, Inputs } from "../plan/backend.js";
import { checkInputs } from "../plan/inputs.js";
import type { Plan, Value } from "../plan/plan.js";
import { usage } from "./gpu.js";

/** The caller's inputs, sorted by where they are. */
export interface SortedInputs {
  readonly arrays: Inputs;
  readonly buffers: ReadonlyMap<Value, DeviceBuffer>;
}

/** Throws unless `inputs` has exactly the plan's inputs, as arrays or as GPUBuffers that can be copied from. */
export function sortInputs(plan: Plan, inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>): SortedInputs {
  const buffers = new Map<Value, DeviceBuffer>();
  const arrays: Record<string, Inputs[string]> = {};
  for (const [name, given] of Object.entries(inputs)) {
    const value = plan.inputs.find((input) => input.name === name);
    if (value && isBuffer(given)) {
      checkBuffer(`input ${name}`, value, given, usage.copySource, "COPY_SRC");
      buffers.set(value, given);
    } else arrays[name] = given as Inputs[string];
  }
  checkInputs({ ...plan, inputs: plan.inputs.filter((value) => !buffers.has(value)) }, arrays);
  return { arrays, buffers };
}

/** Throws unless `targets` has a GPUBuffer that can be copied to for every output of the plan. */
export function checkTargets(plan: Plan, targets: Readonly<Record<string, DeviceBuffer>>): void {
  for (const [name, value] of Object.entries(plan.outputs)) {
    const target: unknown = targets[name];
    if (!isBuffer(target)) {
      throw new ToeplitzError("missing", `output ${name}: expected a GPUBuffer, got ${typeof target}`);
    }
    checkBuffer(`output ${name}`, value, target, usage.copyTarget, "COPY_DST");
  }
}

function isBuffer(given: unknown): given is DeviceBuffer {
  if (typeof given !== "object" || given === null || ArrayBuffer.isView(given)) return false;
  return typeof (given as DeviceBuffer).size === "number" && typeof (given as DeviceBuffer).usage === "number";
}

function checkBuffer(what: string, value: Value, buffer: DeviceBuffer, flag: number, flagName: string): void {
  const bytes = sizeOf(value.shape) * 4;
  if (buffer.size < bytes) {
    const expected = `a GPUBuffer of at least ${bytes} bytes, shape ${formatShape(value.shape)}`;
    throw new ToeplitzError("shape", `${what}: expected ${expected}, got ${buffer.size} bytes`);
  }
  if ((buffer.usage & flag) === 0) {
    throw new ToeplitzError("argument", `${what}: expected a GPUBuffer with usage ${flagName}, got ${buffer.usage}`);
  }
}
