import { ToeplitzError } from "../core/errors.js";
import { formatShape, sizeOf } from "../core/shape.js";
import type { DeviceBuffer, Inputs } from "../plan/backend.js";
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf, type Value } from "../plan/plan.js";
import { usage } from "./gpu.js";

/** A value that goes between the caller's buffer and the program's. */
export interface Transfer {
  readonly name: string;
  readonly value: Value;
  readonly buffer: DeviceBuffer;
}

/** What a run does with the caller's inputs and targets. */
export interface Exchange {
  /** Inputs that came as arrays. */
  readonly arrays: Inputs;
  /** Buffers that kernels are given as they are, in the places of the program's own. */
  readonly given: ReadonlyMap<Value, DeviceBuffer>;
  /** The names that the caller knows those by. */
  readonly names: readonly string[];
  readonly copiesIn: readonly Transfer[];
  readonly copiesOut: readonly Transfer[];
}

/**
 * Sorts the caller's GPUBuffers into those that kernels can be given (usage STORAGE) and those that are copied. Copied are also a
 * target that is an input as well, as it would be written before it has been read; an input that kernels write (`written`); and an
 * output that is no step's own, but an input, a constant or a state. Throws unless there is exactly what the plan wants.
 */
export function arrange(
  plan: Plan,
  targets: Readonly<Record<string, DeviceBuffer>>,
  inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>,
  written: ReadonlySet<Value>,
): Exchange {
  const outputs = outputsOf(plan, targets);
  const { arrays, buffers } = inputsOf(plan, inputs);
  const roots = outputs.map(({ value }) => rootOf(value));
  const given = new Map<Value, DeviceBuffer>();
  const names: string[] = [];
  const copiesIn = buffers.filter((input) => {
    const what = `input ${input.name}`;
    const bound = !written.has(input.value) && !roots.includes(input.value);
    if (!isBound(what, input, bound, usage.copySource, "COPY_SRC")) return true;
    given.set(input.value, input.buffer);
    names.push(input.name);
    return false;
  });
  const copiesOut = outputs.filter((output, index) => {
    const root = roots[index];
    const isInput = buffers.some(({ buffer }) => buffer === output.buffer);
    const own = root.kind === "step" && !root.constant && roots.indexOf(root) === roots.lastIndexOf(root);
    const what = `output ${output.name}${isInput ? ", which is also an input" : ""}`;
    if (!isBound(what, output, own && !isInput, usage.copyTarget, "COPY_DST")) return true;
    given.set(root, output.buffer);
    names.push(output.name);
    return false;
  });
  return { arrays, given, names, copiesIn, copiesOut };
}

function outputsOf(plan: Plan, targets: Readonly<Record<string, DeviceBuffer>>): readonly Transfer[] {
  const seen = new Map<DeviceBuffer, string>();
  return Object.entries(plan.outputs).map(([name, value]) => {
    const buffer: unknown = targets[name];
    if (!isBuffer(buffer)) {
      throw new ToeplitzError("missing", `output ${name}: expected a GPUBuffer, got ${typeof buffer}`);
    }
    const other = seen.get(buffer);
    if (other)
      throw new ToeplitzError("argument", `output ${name}: expected a GPUBuffer of its own, got output ${other}'s`);
    seen.set(buffer, name);
    checkSize(`output ${name}`, value, buffer);
    return { name, value, buffer };
  });
}

/** The inputs, sorted by where they are. */
function inputsOf(
  plan: Plan,
  inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>,
): { readonly arrays: Inputs; readonly buffers: readonly Transfer[] } {
  const buffers: Transfer[] = [];
  const arrays: Record<string, Inputs[string]> = {};
  for (const [name, given] of Object.entries(inputs)) {
    const value = plan.inputs.find((input) => input.name === name);
    if (value && isBuffer(given)) {
      checkSize(`input ${name}`, value, given);
      buffers.push({ name, value, buffer: given });
    } else arrays[name] = given as Inputs[string];
  }
  const rest = plan.inputs.filter((value) => !buffers.some((buffer) => buffer.value === value));
  checkInputs({ ...plan, inputs: rest }, arrays);
  return { arrays, buffers };
}

function isBuffer(given: unknown): given is DeviceBuffer {
  if (typeof given !== "object" || given === null || ArrayBuffer.isView(given)) return false;
  return typeof (given as DeviceBuffer).size === "number" && typeof (given as DeviceBuffer).usage === "number";
}

function checkSize(what: string, value: Value, buffer: DeviceBuffer): void {
  const bytes = sizeOf(value.shape) * 4;
  if (buffer.size >= bytes) return;
  const expected = `a GPUBuffer of at least ${bytes} bytes, shape ${formatShape(value.shape)}`;
  throw new ToeplitzError("shape", `${what}: expected ${expected}, got ${buffer.size} bytes`);
}

/** Whether a buffer is bound, where that is `allowed`; throws where it can be neither bound nor copied. */
function isBound(what: string, { value, buffer }: Transfer, allowed: boolean, copy: number, copyName: string): boolean {
  if (allowed && (buffer.usage & usage.storage) !== 0 && sizeOf(value.shape) > 0) return true;
  if ((buffer.usage & copy) !== 0) return false;
  const wanted = allowed ? `STORAGE or ${copyName}` : copyName;
  throw new ToeplitzError("argument", `${what}: expected a GPUBuffer with usage ${wanted}, got ${buffer.usage}`);
}
