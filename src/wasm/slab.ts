import { roundUp } from "../core/math.js";
import { type Plan, rootOf, type Value } from "../plan/plan.js";
import { assignSlots, bytesOf, outputRoots } from "../plan/slots.js";
import { scratchOf } from "./bind.js";

/** The one block a run works in: inputs, slots of temporaries, scratch, each 64-byte aligned. */
export interface Slab {
  readonly bytes: number;
  readonly offsets: ReadonlyMap<Value, number>;
  readonly scratch: number;
  /** Bytes between the parts, for tests that look for stray writes: none unless guards were asked for. */
  readonly gaps: readonly (readonly [at: number, length: number])[];
}

export function layOutSlab(plan: Plan, guard: number): Slab {
  const steps = plan.steps.filter((step) => !step.constant);
  const slots = assignSlots(steps, outputRoots(plan));
  const offsets = new Map<Value, number>();
  const gaps: (readonly [number, number])[] = [];
  let top = guard;
  const place = (bytes: number): number => {
    const at = top;
    const end = at + bytes;
    top = roundUp(end, 64) + guard;
    if (guard > 0) gaps.push([end, top - end]);
    return at;
  };
  for (const value of plan.inputs) offsets.set(value, place(bytesOf(value)));
  const places = slots.bytes.map(place);
  for (const [value, slot] of slots.slotOf) offsets.set(rootOf(value), places[slot]);
  const scratch = place(Math.max(0, ...steps.map(scratchOf)));
  return { bytes: top, offsets, scratch, gaps };
}
