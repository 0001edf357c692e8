import { ToeplitzError } from "../../core/errors.js";
import { sizeOf } from "../../core/shape.js";
import type { Inputs, State } from "../../plan/backend.js";
import type { Plan } from "../../plan/plan.js";
import type { Seat, Source } from "./source.js";
import type { Places, Repeatable } from "./types.js";

type Values = Float32Array | Float64Array;

/** Runs that are remembered at most, and bytes of their inputs, before the values are read instead. */
const LOGGED_RUNS = 64;
const LOGGED_BYTES = 4 * 2 ** 20;

/**
 * State values that outlive their device: what they were at some point, and every run since then, to be done again on the
 * next device. Where they are on a device that cannot be lost nothing is remembered.
 */
export class ManagedState implements State {
  readonly #workspace: Places;
  readonly #plan: Plan;
  readonly #onDispose: () => void;
  readonly #avoided = new Set<Source>();
  #home: { readonly seat: Seat; readonly state: State } | undefined;
  /** Undefined: zero. */
  #values: Values | undefined;
  #log: { readonly program: Repeatable; readonly inputs: Inputs }[] = [];
  #logged = 0;
  #disposed = false;

  constructor(workspace: Places, plan: Plan, onDispose: () => void) {
    this.#workspace = workspace;
    this.#plan = plan;
    this.#onDispose = onDispose;
  }

  /** The state a run was given, checked to be one of this backend and alive. */
  static of(state: State | undefined): ManagedState {
    if (!(state instanceof ManagedState)) {
      throw new ToeplitzError("internal", "this plan has state values: run needs a managed state");
    }
    state.#check();
    return state;
  }

  get bytes(): number {
    return this.#home?.state.bytes ?? 4 * this.#count;
  }

  get #count(): number {
    return this.#plan.states.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  }

  reset(): void {
    this.#check();
    this.#remember(undefined);
    this.#onHome((state) => state.reset());
  }

  write(values: Values): void {
    this.#check();
    this.#remember(values.slice());
    this.#onHome((state) => state.write(values));
  }

  async read(): Promise<Values> {
    this.#check();
    const { backend } = this.#workspace;
    return backend.attempt(this.#plan, this.#avoided, async (seat) => {
      const state = this.#home && !this.#home.seat.gone ? this.#home.state : await this.on(seat);
      return state.read();
    });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#leave();
    this.#log = [];
    this.#values = undefined;
    this.#onDispose();
  }

  forget(seat: Seat): void {
    if (this.#home?.seat === seat) this.#home = undefined;
  }

  /** The state on a seat: brought from where it was, or from what is remembered where that is lost. */
  async on(seat: Seat): Promise<State> {
    this.#check();
    if (this.#home?.seat === seat && !seat.gone) return this.#home.state;
    if (this.#home && !this.#home.seat.gone) this.#remember(await this.#home.state.read());
    const state = this.#workspace.on(seat).createState(this.#plan);
    try {
      if (this.#values) state.write(this.#values);
      for (const { program, inputs } of this.#log) await program.again(seat, inputs, state);
      this.#check();
    } catch (error) {
      if (!seat.gone) state.dispose();
      throw error;
    }
    this.#leave();
    this.#home = { seat, state };
    return state;
  }

  /** A run on that seat has changed the values. */
  async ran(seat: Seat, program: Repeatable, inputs: Inputs): Promise<void> {
    if (!seat.opened.backend.lost || this.#home?.seat !== seat) return;
    const copies = Object.entries(inputs).map(([name, values]) => [name, values.slice()] as const);
    this.#log.push({ program, inputs: Object.fromEntries(copies) });
    this.#logged += copies.reduce((sum, [, values]) => sum + values.byteLength, 0);
    if (this.#log.length < LOGGED_RUNS && this.#logged < LOGGED_BYTES) return;
    try {
      this.#remember(await this.#home.state.read());
    } catch (error) {
      // The run itself is done; should the device be gone, the log has it, and the next run finds out.
      if (!(error instanceof ToeplitzError && ["device", "disposed", "memory"].includes(error.code))) throw error;
    }
  }

  /** A run on that seat stopped half way: the values there are neither the old nor the new ones, unlike what is remembered. */
  failed(seat: Seat): void {
    if (seat.opened.backend.lost && this.#home?.seat === seat) this.#leave();
  }

  #remember(values: Values | undefined): void {
    this.#values = values;
    this.#log = [];
    this.#logged = 0;
  }

  #onHome(change: (state: State) => void): void {
    if (!this.#home || this.#home.seat.gone) return;
    try {
      change(this.#home.state);
    } catch {
      this.#leave(); // the next run brings what is remembered to wherever it runs
    }
  }

  #leave(): void {
    const home = this.#home;
    this.#home = undefined;
    if (home && !home.seat.gone) home.state.dispose();
  }

  #check(): void {
    this.#workspace.check();
    if (this.#disposed) throw new ToeplitzError("disposed", "this stream state was disposed");
  }
}
