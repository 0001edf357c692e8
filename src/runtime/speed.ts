import { contractOf } from "../ops/index.js";
import type { Plan } from "../plan/plan.js";
import { bytesOf } from "../plan/slots.js";
import type { BackendName } from "./opened.js";

/** How fast a backend is, roughly: what choosing between two of them takes. */
export interface Speed {
  /** Nanoseconds that a run costs whatever it does: submissions, maps, copies begun. */
  readonly runNs: number;
  /** Nanoseconds that a step costs beside its arithmetic. */
  readonly stepNs: number;
  readonly flopsPerNs: number;
  readonly bytesPerNs: number;
  /** Bytes in and out of the backend per nanosecond. */
  readonly transferPerNs: number;
}

/**
 * Where nothing was measured: one core of a laptop with 128-bit SIMD, and a small GPU (1 TFLOP/s, 50 GB/s; a submission and a
 * map take about a third of a millisecond in Chromium).
 */
export const typicalSpeeds: Readonly<Record<BackendName, Speed>> = {
  js: { runNs: 5e3, stepNs: 1e3, flopsPerNs: 0.4, bytesPerNs: 1, transferPerNs: 1 },
  wasm: { runNs: 5e3, stepNs: 300, flopsPerNs: 12, bytesPerNs: 8, transferPerNs: 4 },
  webgpu: { runNs: 3e5, stepNs: 4e3, flopsPerNs: 1000, bytesPerNs: 50, transferPerNs: 3 },
};

const known = new WeakMap<Plan, WeakMap<Speed, number>>();

/** Modelled nanoseconds of one run of a plan. Infinite where the backend's speed is not known. */
export function planNs(plan: Plan, speed: Speed | undefined): number {
  if (!speed) return Number.POSITIVE_INFINITY;
  let costs = known.get(plan);
  if (!costs) {
    costs = new WeakMap();
    known.set(plan, costs);
  }
  let cost = costs.get(speed);
  if (cost === undefined) {
    cost = modelled(plan, speed);
    costs.set(speed, cost);
  }
  return cost;
}

function modelled(plan: Plan, speed: Speed): number {
  const moved = [...plan.inputs, ...Object.values(plan.outputs)].reduce((sum, value) => sum + bytesOf(value), 0);
  let cost = speed.runNs + moved / speed.transferPerNs;
  for (const step of plan.steps) {
    if (step.constant) continue;
    const bytes = Object.values(step.args).reduce((sum, value) => sum + bytesOf(value), 0);
    const flops = contractOf(step.op).flops(step.params);
    cost += speed.stepNs + Math.max(flops / speed.flopsPerNs, bytes / speed.bytesPerNs);
  }
  return cost;
}
