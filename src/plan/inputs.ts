import { ToeplitzError } from "../core/errors.js";
import { formatShape, sizeOf } from "../core/shape.js";
import type { Inputs } from "./backend.js";
import type { Plan } from "./plan.js";

/** Throws unless `inputs` has exactly the plan's inputs, each an array of the right type and length. */
export function checkInputs(plan: Plan, inputs: Inputs): void {
  if (typeof inputs !== "object" || inputs === null) {
    const names = plan.inputs.map(({ name }) => name).join(", ");
    throw new ToeplitzError("argument", `inputs: expected an object with ${names}, got ${String(inputs)}`);
  }
  for (const value of plan.inputs) {
    const given: unknown = inputs[value.name];
    const type = value.dtype === "i32" ? Int32Array : Float32Array;
    if (given instanceof type && given.length === sizeOf(value.shape)) continue;
    const expected = `${type.name} of ${sizeOf(value.shape)} values, shape ${formatShape(value.shape)}`;
    if (given === undefined)
      throw new ToeplitzError("missing", `input ${value.name}: expected a ${expected}, got nothing`);
    if (!(given instanceof type)) {
      const got = Object.prototype.toString.call(given).slice(8, -1);
      throw new ToeplitzError("argument", `input ${value.name}: expected a ${expected}, got ${got}`);
    }
    throw new ToeplitzError("shape", `input ${value.name}: expected a ${expected}, got ${given.length} values`);
  }
  for (const name of Object.keys(inputs)) {
    if (plan.inputs.some((value) => value.name === name)) continue;
    const known = plan.inputs.map((value) => value.name).join(", ");
    throw new ToeplitzError("argument", `unknown input ${name}: expected ${known}`);
  }
}
