import { sizeOf } from "../core/shape.js";
import { type Plan, rootOf, type Step, type Value } from "./plan.js";

/** Bytes of one value as the backends of 32-bit elements store it. */
export function bytesOf(value: Value): number {
  return sizeOf(value.shape) * 4;
}

/** Which slot each temporary uses, and how large each slot must be. Values in one slot are never alive together. */
export interface Slots {
  readonly slotOf: ReadonlyMap<Value, number>;
  readonly bytes: readonly number[];
}

/**
 * Gives every value that the steps write a slot by liveness: a slot is free again after the last step that reads it.
 * Values in `keep` (outputs) are alive to the end. Greedy best fit: the free slot whose size is nearest wins, which for
 * the repeated blocks of a network finds the same few slots again in every block.
 */
export function assignSlots(steps: readonly Step[], keep: ReadonlySet<Value>): Slots {
  const lastUse = new Map<Value, number>();
  const written = new Set<Value>();
  steps.forEach((step, index) => {
    for (const value of Object.values(step.args)) {
      const root = rootOf(value);
      lastUse.set(root, index);
      if (root.kind === "step" && root.constant === step.constant) written.add(root);
    }
  });
  const slotOf = new Map<Value, number>();
  const bytes: number[] = [];
  const free: number[] = [];
  const take = (size: number): number => {
    if (free.length === 0) return bytes.push(size) - 1;
    const nearest = (best: number, slot: number) =>
      Math.abs(bytes[slot] - size) < Math.abs(bytes[best] - size) ? slot : best;
    const slot = free.reduce(nearest);
    free.splice(free.indexOf(slot), 1);
    bytes[slot] = Math.max(bytes[slot], size);
    return slot;
  };
  steps.forEach((step, index) => {
    const roots = [...new Set(Object.values(step.args).map(rootOf))].filter((value) => written.has(value));
    for (const value of roots) if (!slotOf.has(value)) slotOf.set(value, take(bytesOf(value)));
    for (const value of roots) if (lastUse.get(value) === index && !keep.has(value)) free.push(slotOf.get(value)!);
  });
  return { slotOf, bytes };
}

/** The constant step values that non-constant steps read or that are outputs: what must stay after compile. */
export function keptConstants(plan: Plan): Set<Value> {
  const kept = new Set<Value>();
  const visit = (value: Value) => {
    const root = rootOf(value);
    if (root.constant) kept.add(root);
  };
  for (const step of plan.steps) if (!step.constant) Object.values(step.args).forEach(visit);
  Object.values(plan.outputs).forEach(visit);
  return kept;
}

/** The values that outlive the steps of a run: outputs. */
export function outputRoots(plan: Plan): Set<Value> {
  return new Set(Object.values(plan.outputs).map(rootOf));
}
