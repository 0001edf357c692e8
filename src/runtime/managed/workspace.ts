import { ToeplitzError } from "../../core/errors.js";
import type { CompileOptions, Program, State, WeightSource, Workspace } from "../../plan/backend.js";
import type { Plan } from "../../plan/plan.js";
import { ManagedProgram } from "./program.js";
import type { Seat } from "./source.js";
import { ManagedState } from "./state.js";
import type { Attempts, Places } from "./types.js";

/** One model on whatever its plans run on: a workspace for each seat that one of them has used. */
export class ManagedWorkspace implements Workspace, Places {
  readonly backend: Attempts;
  readonly #weights: WeightSource;
  readonly #onDispose: () => void;
  readonly #inner = new Map<Seat, Workspace>();
  readonly #programs = new Set<ManagedProgram>();
  readonly #states = new Set<ManagedState>();
  #disposed = false;

  constructor(backend: Attempts, weights: WeightSource, onDispose: () => void) {
    this.backend = backend;
    this.#weights = weights;
    this.#onDispose = onDispose;
  }

  async compile(plan: Plan, options: CompileOptions = {}): Promise<Program> {
    const program: ManagedProgram = new ManagedProgram(this, plan, () => this.#programs.delete(program));
    await program.prepare(options);
    if (this.#disposed) program.dispose();
    this.check();
    this.#programs.add(program);
    return program;
  }

  createState(plan: Plan): State {
    this.check();
    const state: ManagedState = new ManagedState(this, plan, () => this.#states.delete(state));
    this.#states.add(state);
    return state;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const each of [...this.#programs, ...this.#states]) each.dispose();
    for (const workspace of this.#inner.values()) workspace.dispose();
    this.#inner.clear();
    this.#onDispose();
  }

  check(): void {
    this.backend.check();
    if (this.#disposed) throw new ToeplitzError("disposed", "this model was disposed");
  }

  on(seat: Seat): Workspace {
    this.check();
    let workspace = this.#inner.get(seat);
    if (!workspace) {
      workspace = seat.opened.backend.open(this.#weights);
      if (!seat.gone) this.#inner.set(seat, workspace);
    }
    return workspace;
  }

  /** A seat is gone, and everything that was on it. */
  forget(seat: Seat): void {
    this.#inner.delete(seat);
    for (const each of [...this.#programs, ...this.#states]) each.forget(seat);
  }
}
