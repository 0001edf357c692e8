import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";

/** Largest extent of a layer's option: beyond it sizes no longer fit the 32-bit arguments of kernels. */
const LARGEST = 2 ** 30;

export function checkSize(what: string, value: number, min: number): number {
  return checkInteger(what, value, min, LARGEST);
}

export function checkOptions(what: string, value: object): void {
  if (typeof value === "object" && value !== null) return;
  throw new ToeplitzError("argument", `${what}: expected options, got ${String(value)}`);
}

export function checkName<T extends string>(what: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value)) {
    throw new ToeplitzError("argument", `${what}: expected one of ${allowed.join(", ")}, got ${String(value)}`);
  }
  return value;
}

export function checkNumber(what: string, value: number, min: number, max: number): number {
  if (!(typeof value === "number" && value >= min && value <= max)) {
    throw new ToeplitzError("argument", `${what}: expected a number in [${min}, ${max}], got ${String(value)}`);
  }
  return value;
}

export function checkCausality(layer: string, causal: boolean, exactCausal: boolean): void {
  if (!exactCausal || causal) return;
  throw new ToeplitzError("argument", `${layer}: exactCausal: expected causal: true with it, got causal: false`);
}
