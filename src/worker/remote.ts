import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
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
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf } from "../plan/plan.js";
import type { BackendName } from "../runtime/opened.js";
import type { Calls } from "./calls.js";
import { own } from "./protocol.js";

/** The backend of a worker, as one of this thread's: plans, inputs and results cross, work is done there. */
export class RemoteBackend implements Backend {
  readonly #calls: Calls;
  readonly #nameNow: () => BackendName;
  #ended: Promise<void> | undefined;

  constructor(calls: Calls, nameNow: () => BackendName) {
    this.#calls = calls;
    this.#nameNow = nameNow;
  }

  get name(): BackendName {
    return this.#nameNow();
  }

  get lost(): Promise<ToeplitzError> {
    return this.#calls.lost;
  }

  get isLost(): boolean {
    return this.#calls.isLost;
  }

  /** When dispose() has ended the worker. */
  get ended(): Promise<void> {
    return this.#ended ?? Promise.resolve();
  }

  open(weights: WeightSource): Workspace {
    return new RemoteWorkspace(this.#calls, weights);
  }

  dispose(): void {
    this.#ended ??= this.#calls.end();
  }
}

class RemoteWorkspace implements Workspace {
  readonly #calls: Calls;
  readonly #weights: WeightSource;
  readonly #name: number;
  readonly #sent = new Set<string>();
  #disposed = false;

  constructor(calls: Calls, weights: WeightSource) {
    this.#calls = calls;
    this.#weights = weights;
    this.#name = calls.name();
    calls.tell({ kind: "workspace", workspace: this.#name });
  }

  async compile(plan: Plan, { signal, onProgress }: CompileOptions = {}): Promise<Program> {
    this.#check();
    throwIfAborted(signal);
    const weights: Record<string, Float32Array> = {};
    for (const value of plan.values) {
      if (rootOf(value).kind !== "weight" || this.#sent.has(value.name)) continue;
      weights[value.name] = own(this.#weights.get(value.name));
      this.#sent.add(value.name);
    }
    const [calls, program] = [this.#calls, this.#calls.name()];
    const question = { kind: "compile", workspace: this.#name, program, plan, weights } as const;
    await calls.ask<"compile">(question, { signal, onProgress, give: weights });
    return new RemoteProgram(calls, plan, program);
  }

  createState(plan: Plan): State {
    this.#check();
    return new RemoteState(this.#calls, this.#name, plan);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#calls.tell({ kind: "dispose", what: "workspace", name: this.#name });
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this model was disposed");
  }
}

class RemoteProgram implements Program {
  readonly #calls: Calls;
  readonly #plan: Plan;
  readonly #name: number;
  #disposed = false;

  constructor(calls: Calls, plan: Plan, name: number) {
    this.#calls = calls;
    this.#plan = plan;
    this.#name = name;
  }

  async run(inputs: Inputs, { state, signal }: RunOptions = {}): Promise<Outputs> {
    if (this.#disposed) throw new ToeplitzError("disposed", "this program was disposed");
    checkInputs(this.#plan, inputs);
    const sent = Object.fromEntries(Object.entries(inputs).map(([name, values]) => [name, own(values)]));
    const of = this.#plan.states.length > 0 ? RemoteState.of(state).name : undefined;
    return this.#calls.ask<"run">(
      { kind: "run", program: this.#name, state: of, inputs: sent },
      { signal, give: sent },
    );
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#calls.tell({ kind: "dispose", what: "program", name: this.#name });
  }
}

/** Messages keep their order, so what is not answered is done before what is asked next. */
class RemoteState implements State {
  readonly name: number;
  readonly bytes: number;
  readonly #calls: Calls;
  #disposed = false;

  constructor(calls: Calls, workspace: number, plan: Plan) {
    this.#calls = calls;
    this.name = calls.name();
    this.bytes = plan.states.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
    const { values, inputs, states, outputs } = plan;
    calls.tell({ kind: "state", workspace, state: this.name, plan: { values, inputs, states, outputs, steps: [] } });
  }

  /** The state a run was given, checked to be one of this backend and alive. */
  static of(state: State | undefined): RemoteState {
    if (!(state instanceof RemoteState)) {
      throw new ToeplitzError("internal", "this plan has state values: run needs a worker's state");
    }
    state.#check();
    return state;
  }

  reset(): void {
    this.#check();
    this.#calls.tell({ kind: "write", state: this.name, values: undefined });
  }

  async read(): Promise<Float32Array | Float64Array> {
    this.#check();
    return this.#calls.ask<"read">({ kind: "read", state: this.name });
  }

  write(values: Float32Array | Float64Array): void {
    this.#check();
    this.#calls.tell({ kind: "write", state: this.name, values: own(values) });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#calls.tell({ kind: "dispose", what: "state", name: this.name });
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this stream state was disposed");
  }
}
