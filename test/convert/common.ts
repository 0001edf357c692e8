import { expect } from "vitest";
import { noise as noiseAt } from "../lib/noise.js";

export function noise(length: number, seed: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => noiseAt(seed, i));
}

export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(0, ...Array.from(a, (value, i) => Math.abs(value - b[i])));
}
