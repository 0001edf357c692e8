import { ToeplitzError, throwIfAborted } from "../../core/errors.js";
import type { CompileOptions, DeviceBuffer, Inputs, Outputs, Program, RunOptions, State } from "../../plan/backend.js";
import { checkInputs } from "../../plan/inputs.js";
import type { Plan } from "../../plan/plan.js";
import type { Seat, Source } from "./source.js";
import { ManagedState } from "./state.js";
import type { Places, Repeatable } from "./types.js";

/** A plan, compiled on each seat that it has run on. */
export class ManagedProgram implements Program, Repeatable {
  readonly #workspace: Places;
  readonly #plan: Plan;
  readonly #onDispose: () => void;
  readonly #inner = new Map<Seat, Promise<Program>>();
  readonly #avoided = new Set<Source>();
  #disposed = false;

  constructor(workspace: Places, plan: Plan, onDispose: () => void) {
    this.#workspace = workspace;
    this.#plan = plan;
    this.#onDispose = onDispose;
  }

  async prepare(options: CompileOptions): Promise<void> {
    this.#workspace.check();
    const { backend } = this.#workspace;
    await backend.attempt(this.#plan, this.#avoided, (seat) => this.on(seat, options));
  }

  async run(inputs: Inputs, options: RunOptions = {}): Promise<Outputs> {
    this.#check();
    const { state, signal } = options;
    checkInputs(this.#plan, inputs);
    const managed = this.#plan.states.length > 0 ? ManagedState.of(state) : undefined;
    return this.#workspace.backend.attempt(this.#plan, this.#avoided, async (seat) => {
      throwIfAborted(signal);
      const program = await this.on(seat, { signal });
      const inner = await managed?.on(seat);
      this.#check();
      let outputs: Outputs;
      try {
        outputs = await program.run(inputs, { state: inner, signal });
      } catch (error) {
        managed?.failed(seat);
        throw error;
      }
      await managed?.ran(seat, this, inputs);
      return outputs;
    });
  }

  async runInto(
    targets: Readonly<Record<string, DeviceBuffer>>,
    inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>,
    { signal }: RunOptions = {},
  ): Promise<void> {
    this.#check();
    await this.#workspace.backend.attempt(this.#plan, this.#avoided, async (seat) => {
      throwIfAborted(signal);
      const program = await this.on(seat, { signal });
      if (!program.runInto) {
        throw new ToeplitzError("unsupported", `runInto: expected a webgpu device, got ${seat.source.name}`);
      }
      await program.runInto(targets, inputs, { signal });
    });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const program of this.#inner.values()) program.then((each) => each.dispose()).catch(() => undefined);
    this.#inner.clear();
    this.#onDispose();
  }

  forget(seat: Seat): void {
    this.#inner.delete(seat);
  }

  /** Does a run of the past again, even where the program has been disposed of since. */
  async again(seat: Seat, inputs: Inputs, state: State): Promise<void> {
    if (!this.#disposed) {
      await (await this.on(seat)).run(inputs, { state });
      return;
    }
    const program = await this.#workspace.on(seat).compile(this.#plan);
    try {
      await program.run(inputs, { state });
    } finally {
      program.dispose();
    }
  }

  /** The program on a seat, compiled where it is not yet. */
  async on(seat: Seat, options: CompileOptions = {}): Promise<Program> {
    const known = this.#inner.get(seat);
    if (known) {
      try {
        return await known;
      } catch (error) {
        // another caller's abort is not ours
        if (!(error instanceof ToeplitzError && error.code === "aborted")) throw error;
        return this.on(seat, options);
      }
    }
    const compiled = this.#workspace.on(seat).compile(this.#plan, options);
    this.#inner.set(seat, compiled);
    try {
      const program = await compiled;
      if (this.#disposed) program.dispose();
      this.#check();
      return program;
    } catch (error) {
      if (this.#inner.get(seat) === compiled) this.#inner.delete(seat);
      throw error;
    }
  }

  #check(): void {
    this.#workspace.check();
    if (this.#disposed) throw new ToeplitzError("disposed", "this program was disposed");
  }
}
