import { ToeplitzError } from "../core/errors.js";
import { FLOAT32_ROUNDOFF } from "../core/math.js";
import { Pacer } from "../core/pacer.js";
import { sizeOf } from "../core/shape.js";
import { JsBackend } from "../js/backend.js";
import { contractOf, type OpName, ops } from "../ops/index.js";
import type { ParamValues } from "../ops/op.js";
import type { Backend, Inputs, Outputs } from "../plan/backend.js";
import { PlanBuilder } from "../plan/builder.js";
import type { Plan, Value } from "../plan/plan.js";
import { type SelfTestCase, selfTestCases } from "./selfTestCases.js";

export interface SelfTestOptions {
  readonly signal?: AbortSignal;
  /** Ops that are done, of how many. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** How one op did: errors are max |got - want| over the root mean square of want, float64 being right. */
export interface SelfTestResult {
  readonly op: string;
  /** The largest of all cases of the op; infinite where NaN came, or nothing. */
  readonly maxError: number;
  /** What the op's contract allows for the case that came nearest to it. */
  readonly bound: number;
  readonly ok: boolean;
  /** Why it could not run, where it could not. */
  readonly problem?: string;
}

/** Every op on a backend against the float64 backend, on the same float32 inputs; each program runs twice. */
export async function selfTest(backend: Backend, options: SelfTestOptions = {}): Promise<SelfTestResult[]> {
  const { signal, onProgress } = options;
  const names = (Object.keys(ops) as OpName[]).filter((op) => selfTestCases[op].length > 0);
  const pacer = new Pacer(signal);
  const results: SelfTestResult[] = [];
  const oracle = new JsBackend();
  for (const op of names) {
    let worst: SelfTestResult = {
      op,
      maxError: 0,
      bound: FLOAT32_ROUNDOFF * boundOf(op, selfTestCases[op][0]),
      ok: true,
    };
    for (const c of selfTestCases[op]) {
      const result = await check(op, c, backend, oracle, signal);
      const nearer = result.maxError / result.bound > worst.maxError / worst.bound;
      if (!result.ok || (worst.ok && (nearer || worst.maxError === 0))) worst = result;
      await pacer.pause();
    }
    results.push(worst);
    onProgress?.({ done: results.length, total: names.length });
  }
  return results;
}

function boundOf(op: OpName, { params }: SelfTestCase): number {
  return contractOf(op).bound(params as ParamValues);
}

async function check(
  op: OpName,
  c: SelfTestCase,
  backend: Backend,
  oracle: Backend,
  signal: AbortSignal | undefined,
): Promise<SelfTestResult> {
  const bound = FLOAT32_ROUNDOFF * boundOf(op, c);
  const plan = planOf(op, c);
  const inputs = inputsOf(op, plan, c);
  try {
    const [got, want] = [await runTwice(backend, plan, inputs, signal), await runTwice(oracle, plan, inputs, signal)];
    const errors = want.flatMap((outputs, run) =>
      Object.entries(outputs).map(([name, values]) => relativeError(got[run][name], values)),
    );
    const maxError = Math.max(0, ...errors);
    return { op, maxError, bound, ok: maxError <= bound };
  } catch (error) {
    if (error instanceof ToeplitzError && ["aborted", "disposed"].includes(error.code)) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    return { op, maxError: Number.POSITIVE_INFINITY, bound, ok: false, problem };
  }
}

/** The op alone: an input for all it reads, an output for all it writes. */
function planOf(op: OpName, { params, pack }: SelfTestCase): Plan {
  const b = new PlanBuilder();
  const { operands } = contractOf(op);
  const p: ParamValues = params as ParamValues;
  const args: Record<string, Value> = {};
  for (const [name, { role, dtype, packed, when, shape }] of Object.entries(operands)) {
    if (role === "out" || when?.(p) === false) continue;
    if (packed) args[name] = pack!(b);
    else args[name] = role === "inout" ? b.state(name, shape(p)) : b.input(name, shape(p), dtype);
  }
  const results: Readonly<Record<string, Value>> = b.apply(op, params, args as never);
  for (const [name, value] of Object.entries(results)) b.output(name, value);
  for (const [name, { role }] of Object.entries(operands)) if (role === "inout") b.output(name, args[name]);
  return b.finish();
}

function inputsOf(op: string, plan: Plan, { fills = {} }: SelfTestCase): Inputs {
  let seed = 7;
  for (const character of op) seed = (Math.imul(seed, 31) + character.charCodeAt(0)) | 0;
  const made = plan.inputs.map(({ name, shape, dtype }) => {
    const fill = fills[name] ?? ((u: number) => u);
    const values = { length: sizeOf(shape) };
    const at = (_: unknown, i: number) => fill(noise(seed + name.length, i), i);
    return [name, dtype === "i32" ? Int32Array.from(values, at) : Float32Array.from(values, at)] as const;
  });
  return Object.fromEntries(made);
}

/** Uniform in [-1, 1), always the same: the finaliser of MurmurHash3 on a Weyl sequence. */
function noise(seed: number, i: number): number {
  let h = (Math.imul(seed, 0x9e3779b9) + Math.imul(i + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1;
}

/** The second run finds dirty memory, and the state that the first one left. */
async function runTwice(backend: Backend, plan: Plan, inputs: Inputs, signal?: AbortSignal): Promise<Outputs[]> {
  const workspace = backend.open({ get: () => new Float32Array(0) });
  const state = plan.states.length > 0 ? workspace.createState(plan) : undefined;
  try {
    const program = await workspace.compile(plan, { signal });
    return [await program.run(inputs, { state, signal }), await program.run(inputs, { state, signal })];
  } finally {
    state?.dispose();
    workspace.dispose();
  }
}

function relativeError(got: ArrayLike<number> | undefined, want: ArrayLike<number>): number {
  if (got?.length !== want.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  let squares = 0;
  for (let i = 0; i < want.length; i++) {
    const error = got[i] === want[i] ? 0 : Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
    squares += want[i] * want[i];
  }
  return worst === 0 ? 0 : worst / Math.sqrt(squares / want.length);
}
