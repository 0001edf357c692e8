import { ToeplitzError } from "./errors.js";

/** Extents of a dense row-major array, outermost first. */
export type Shape = readonly number[];

/** Number of elements. Exact up to 2^53; throws `memory` where the product is not a safe integer. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  if (!Number.isSafeInteger(size)) {
    throw new ToeplitzError("memory", `an array of shape ${formatShape(shape)} has more elements than can be counted`);
  }
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, i) => extent === b[i]);
}

export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** Checks that `value` is an integer in [min, max] and returns it; `what` names it in the error. */
export function checkInteger(what: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `>= ${min}` : `in [${min}, ${max}]`;
    throw new ToeplitzError("argument", `${what}: expected an integer ${range}, got ${String(value)}`);
  }
  return value;
}
