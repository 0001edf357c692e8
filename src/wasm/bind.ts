import type { Pacer } from "../core/pacer.js";
import { contractOf } from "../ops/index.js";
import type { ParamValues } from "../ops/op.js";
import { rootOf, type Step, type Value } from "../plan/plan.js";
import { bytesOf } from "../plan/slots.js";
import { type WasmFunction, type WasmModule, wasmKernelOf } from "./module.js";
import { callsByRows, type RowCut, rowCutOf } from "./rows.js";
import type { ThreadPool } from "./threads/pool.js";

/** Where a value lies: at a fixed address, at an offset in the block that each run takes, or in the state it is given. */
export type Place =
  | { readonly in: "constants"; readonly at: number }
  | { readonly in: "slab"; readonly at: number }
  | { readonly in: "state"; readonly value: Value };

/** A step as a call that is ready but for the bases. */
export interface BoundStep {
  readonly step: Step;
  readonly call: WasmFunction;
  /** The arguments; relocate() rewrites those that lie in the slab or the state. */
  readonly args: number[];
  readonly moving: readonly { readonly index: number; readonly place: Place }[];
  /** Units of work the call can be cut into, 0 where it cannot be. */
  readonly units: number;
  /** How it can be cut along its rows as well, where one unit is long. */
  readonly rows: RowCut | undefined;
  readonly flops: number;
  /** Index of the scratch argument, -1 where there is none, and the bytes of scratch. */
  readonly scratch: { readonly index: number; readonly bytes: number };
  /** Modelled time on one thread if other threads may share the work, else 0. */
  readonly sharedNs: number;
}

export interface Places {
  of(value: Value): Place;
  table(key: string, make: () => Float32Array): number;
  scratch: Place;
}

/** Work done between two looks at the clock: about 5 ms at 10 GFLOP/s. */
const FLOPS_PER_CUT = 5e7;

export function bindStep(module: WasmModule, step: Step, places: Places): BoundStep {
  const contract = contractOf(step.op);
  const kernel = wasmKernelOf(step.op);
  const params: ParamValues = step.params;
  const args: number[] = [];
  const moving: { index: number; place: Place }[] = [];
  const push = (place: Place) => {
    if (place.in !== "constants") moving.push({ index: args.length, place });
    args.push(place.in === "state" ? 0 : place.at);
  };
  for (const name of Object.keys(contract.operands)) {
    const value = step.args[name];
    push(value ? places.of(rootOf(value)) : { in: "constants", at: 0 });
  }
  for (const [name, kind] of Object.entries(contract.params)) {
    args.push(typeof kind === "string" ? Number(params[name]) : kind.indexOf(String(params[name])));
  }
  for (const table of kernel.tables ?? []) args.push(places.table(table.key(params), () => table.data(params)));
  const scratch = { index: kernel.scratch ? args.length : -1, bytes: scratchOf(step) };
  if (kernel.scratch) push(places.scratch);
  const units = kernel.units?.(params) ?? 0;
  if (kernel.units) args.push(0, units);
  const flops = contract.flops(params);
  const sharedNs = units > 1 && !kernel.staged?.(params) && isRepeatable(step) ? modelledNs(step, flops) : 0;
  const rows = kernel.carries && flops > units * FLOPS_PER_CUT ? rowCutOf(step, units) : undefined;
  return { step, call: module.functions.get(step.op)!, args, moving, units, rows, flops, scratch, sharedNs };
}

/** Whether doing part of the work twice does no harm, as happens when a thread dies: nothing is read and written. */
function isRepeatable(step: Step): boolean {
  return Object.values(contractOf(step.op).operands).every(({ role }) => role !== "inout");
}

/** What one thread needs, roughly: arithmetic at 20 GFLOP/s and traffic at 10 GB/s, whichever takes longer. */
function modelledNs(step: Step, flops: number): number {
  const bytes = Object.values(step.args).reduce((sum, value) => sum + bytesOf(value), 0);
  return Math.max(flops / 20, bytes / 10);
}

/** Bytes of scratch a step asks for. */
export function scratchOf(step: Step): number {
  return wasmKernelOf(step.op).scratch?.(step.params) ?? 0;
}

/** Points the arguments at this run's block and state. */
export function relocate(bound: BoundStep, slab: number, stateOf: (value: Value) => number): void {
  for (const { index, place } of bound.moving) {
    bound.args[index] = place.in === "state" ? stateOf(place.value) : slab + place.at;
  }
}

/** Into how many calls a step is cut so that each is short. */
function cutsOf(bound: BoundStep): number {
  return Math.max(1, Math.min(bound.units, Math.ceil(bound.flops / FLOPS_PER_CUT)));
}

/** Pieces of a shared step: as long as this, against the cost of taking one, but no more of them than the last one's end is worth. */
const NS_PER_CHUNK = 25_000;
const CHUNKS_PER_THREAD = 16;

/**
 * Runs the steps in order, long ones in pieces, on all threads where that pays, letting the event loop in whenever a slice
 * of time has passed.
 */
export async function executeAll(steps: Iterable<BoundStep>, pacer: Pacer, threads?: ThreadPool): Promise<void> {
  for (const bound of steps) {
    const cuts = cutsOf(bound);
    if (threads && bound.sharedNs >= threads.worthSharingNs) await executeOnThreads(bound, threads, pacer);
    else if (bound.rows) await executeByRows(bound, bound.rows, pacer);
    else if (cuts === 1) bound.call(...bound.args);
    else await executeInPieces(bound, cuts, pacer);
    if (pacer.due) await pacer.pause();
  }
}

/** Whether the steps take no more than a slice of the event loop's time altogether, and none is for other threads. */
export function areShort(steps: readonly BoundStep[], threads?: ThreadPool): boolean {
  const flops = steps.reduce((sum, bound) => sum + bound.flops, 0);
  return flops <= FLOPS_PER_CUT && steps.every(({ sharedNs }) => !threads || sharedNs < threads.worthSharingNs);
}

/** Runs short steps in order, without a pause. Spreading the arguments would cost V8 0.1 us more a step. */
export function executeNow(steps: readonly BoundStep[]): void {
  for (const { call, args } of steps) Reflect.apply(call, undefined, args);
}

function executeOnThreads(bound: BoundStep, threads: ThreadPool, pacer: Pacer): Promise<void> {
  const { step, call, args, units, scratch, sharedNs } = bound;
  const { size } = threads;
  const pieces = Math.min(Math.ceil(sharedNs / NS_PER_CHUNK), CHUNKS_PER_THREAD * size);
  const chunks = Math.min(units, Math.max(size, pieces));
  const where = { scratch: scratch.index, scratchBytes: scratch.bytes };
  return threads.run({ name: step.op, call, args, from: 0, to: units, chunks, ...where }, pacer);
}

async function executeByRows({ call, args, flops, units }: BoundStep, rows: RowCut, pacer: Pacer): Promise<void> {
  for (const own of callsByRows(rows, args, Math.ceil(flops / units / FLOPS_PER_CUT))) {
    call(...own);
    if (pacer.due) await pacer.pause();
  }
}

async function executeInPieces(bound: BoundStep, cuts: number, pacer: Pacer): Promise<void> {
  const { call, args, units } = bound;
  const [begin, end] = [args.length - 2, args.length - 1];
  try {
    for (let cut = 0; cut < cuts; cut++) {
      args[begin] = Math.floor((units * cut) / cuts);
      args[end] = Math.floor((units * (cut + 1)) / cuts);
      call(...args);
      if (pacer.due) await pacer.pause();
    }
  } finally {
    args[begin] = 0;
    args[end] = units;
  }
}
