import { ToeplitzError } from "../core/errors.js";
import { PaceClock, Pacer } from "../core/pacer.js";
import { sizeOf } from "../core/shape.js";
import type { Work } from "../core/work.js";
import type {
  Backend,
  CompileOptions,
  Inputs,
  Outputs,
  Program,
  RunOptions,
  State,
  WeightSource,
  Workspace,
} from "../plan/backend.js";
import { constantKeys, constantSteps } from "../plan/constants.js";
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf, type Step, type Value } from "../plan/plan.js";
import { keptConstants } from "../plan/slots.js";
import { jsKernels } from "./kernels.js";
import { JsState } from "./state.js";

type Array64 = Float64Array | Int32Array;
type AnyKernel = (args: Readonly<Record<string, Array64 | undefined>>, params: object) => Work | undefined;

/**
 * The float64 backend: the definition of every op, and the way to run where WebAssembly is forbidden. Nothing is rounded
 * to float32 inside a run; the caller of the API rounds the outputs.
 */
export class JsBackend implements Backend {
  readonly name = "js";

  open(weights: WeightSource): Workspace {
    return new JsWorkspace(weights);
  }

  dispose(): void {}
}

class JsWorkspace implements Workspace {
  #disposed = false;
  readonly #clock = new PaceClock();
  readonly #weights: WeightSource;
  readonly #constants = new Map<string, { array: Array64; users: number }>();

  constructor(weights: WeightSource) {
    this.#weights = weights;
  }

  async compile(plan: Plan, options: CompileOptions = {}): Promise<Program> {
    const check = () => this.#check();
    check();
    const keys = constantKeys(plan);
    const kept = keptConstants(plan);
    const missing = new Set([...kept].filter((value) => !this.#constants.has(keys.get(value)!)));
    const arrays = new Map<Value, Array64>();
    for (const value of plan.values) if (value.data) arrays.set(value, value.data);
    const lookup = (value: Value): Array64 => {
      const root = rootOf(value);
      let array = arrays.get(root) ?? this.#constants.get(keys.get(root)!)?.array;
      if (!array) array = root.kind === "weight" ? new Float64Array(this.#weights.get(root.name)) : allocate(root);
      arrays.set(root, array);
      return array;
    };
    const steps = constantSteps(plan, missing);
    const pacer = new Pacer(options.signal, check);
    for (const [index, step] of steps.entries()) {
      await execute(step, lookup, pacer);
      options.onProgress?.((index + 1) / steps.length);
      await pacer.pause();
    }
    check();
    const held = new Map<Value, Array64>();
    const users: string[] = [];
    for (const value of kept) {
      const key = keys.get(value)!;
      const entry = this.#constants.get(key) ?? { array: lookup(value), users: 0 };
      entry.users++;
      this.#constants.set(key, entry);
      held.set(value, entry.array);
      users.push(key);
    }
    return new JsProgram(plan, held, this.#clock, check, () => this.#release(users));
  }

  createState(plan: Plan): State {
    return new JsState(plan);
  }

  dispose(): void {
    this.#disposed = true;
    this.#constants.clear();
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this model was disposed");
  }

  #release(keys: readonly string[]): void {
    for (const key of keys) {
      const entry = this.#constants.get(key);
      if (entry && --entry.users === 0) this.#constants.delete(key);
    }
  }
}

class JsProgram implements Program {
  readonly #plan: Plan;
  readonly #constants: ReadonlyMap<Value, Array64>;
  #release: (() => void) | undefined;

  readonly #clock: PaceClock;
  readonly #alive: () => void;

  constructor(
    plan: Plan,
    constants: ReadonlyMap<Value, Array64>,
    clock: PaceClock,
    alive: () => void,
    release: () => void,
  ) {
    this.#plan = plan;
    this.#alive = alive;
    this.#clock = clock;
    this.#constants = constants;
    this.#release = release;
  }

  async run(inputs: Inputs, options: RunOptions = {}): Promise<Outputs> {
    this.#check();
    checkInputs(this.#plan, inputs);
    const state = options.state;
    const arrays = new Map<Value, Array64>(this.#constants);
    for (const value of this.#plan.inputs) {
      const given = inputs[value.name];
      arrays.set(value, value.dtype === "i32" ? new Int32Array(given) : new Float64Array(given));
    }
    for (const value of this.#plan.states) arrays.set(value, JsState.of(state).array(value));
    const lookup = (value: Value): Array64 => {
      const root = rootOf(value);
      const array = arrays.get(root) ?? root.data ?? allocate(root);
      arrays.set(root, array);
      return array;
    };
    const pacer = new Pacer(options.signal, () => this.#check(), this.#clock);
    for (const step of this.#plan.steps) {
      if (step.constant) continue;
      await execute(step, lookup, pacer);
      await pacer.pause();
    }
    const outputs: Record<string, Float64Array> = {};
    for (const [name, value] of Object.entries(this.#plan.outputs)) outputs[name] = new Float64Array(lookup(value));
    return outputs;
  }

  dispose(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #check(): void {
    this.#alive();
    if (!this.#release) throw new ToeplitzError("disposed", "this program was disposed");
  }
}

function allocate(value: Value): Array64 {
  const size = sizeOf(value.shape);
  return value.dtype === "i32" ? new Int32Array(size) : new Float64Array(size);
}

async function execute(step: Step, lookup: (value: Value) => Array64, pacer: Pacer): Promise<void> {
  const args: Record<string, Array64> = {};
  for (const [name, value] of Object.entries(step.args)) args[name] = lookup(value);
  const kernel = jsKernels[step.op] as AnyKernel;
  const work = kernel(args, step.params);
  if (work) await pacer.run(work);
}
