import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { Pacer } from "../core/pacer.js";
import { sizeOf } from "../core/shape.js";
import type { Inputs, Outputs, Program, RunOptions } from "../plan/backend.js";
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf, type Value } from "../plan/plan.js";
import { areShort, type BoundStep, bindStep, executeAll, executeNow, relocate } from "./bind.js";
import type { WasmDevice } from "./device.js";
import { layOutSlab, type Slab } from "./slab.js";
import { WasmState } from "./state.js";

/** What a program holds of its workspace until it is disposed. */
export interface HeldConstants {
  addressOf(root: Value): number;
  table(key: string, make: () => Float32Array): number;
  release(): void;
}

/** A compiled plan: calls that are bound but for the block each run takes. Runs of one program wait for each other. */
export class WasmProgram implements Program {
  readonly #device: WasmDevice;
  readonly #plan: Plan;
  readonly #slab: Slab;
  readonly #constants: HeldConstants;
  readonly #steps: readonly BoundStep[];
  #bound: { slab: number; state: number } | undefined;
  readonly #short: boolean;
  #last: Promise<unknown> = Promise.resolve();
  /** Runs that were asked for and are not over. */
  #waiting = 0;
  #disposed = false;
  #disposal: (() => void) | undefined;

  constructor(device: WasmDevice, plan: Plan, constants: HeldConstants) {
    this.#device = device;
    this.#plan = plan;
    this.#constants = constants;
    this.#slab = layOutSlab(plan, device.guard);
    const places = {
      of: (root: Value) => {
        if (root.kind === "state") return { in: "state", value: root } as const;
        const offset = this.#slab.offsets.get(root);
        if (offset !== undefined) return { in: "slab", at: offset } as const;
        return { in: "constants", at: constants.addressOf(root) } as const;
      },
      table: constants.table,
      scratch: { in: "slab", at: this.#slab.scratch } as const,
    };
    const steps = plan.steps.filter((step) => !step.constant);
    this.#steps = steps.map((step) => bindStep(device.module, step, places));
    this.#short = areShort(this.#steps, device.threads);
  }

  run(inputs: Inputs, options: RunOptions = {}): Promise<Outputs> {
    this.#waiting++;
    const result = this.#last.then(() => this.#run(inputs, options)).finally(() => this.#waiting--);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Not while other runs are under way, nor where the event loop is to be let in. */
  runNow(inputs: Inputs, options: RunOptions = {}): Outputs | undefined {
    if (!this.#short || this.#waiting > 0 || performance.now() >= this.#device.clock.next) return undefined;
    this.#check();
    throwIfAborted(options.signal);
    const slab = this.#enter(inputs, options);
    try {
      executeNow(this.#steps);
      return this.#leave(slab, options);
    } finally {
      this.#device.memory.free(slab);
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#disposal?.();
    this.#last = this.#last.then(() => this.#constants.release()); // after the run in flight, which ends with `disposed`
  }

  /** Called once, when the program is disposed. */
  onDispose(listener: () => void): void {
    this.#disposal = listener;
  }

  async #run(inputs: Inputs, options: RunOptions): Promise<Outputs> {
    this.#check();
    const pacer = new Pacer(options.signal, () => this.#check(), this.#device.clock);
    const slab = this.#enter(inputs, options);
    try {
      await executeAll(this.#steps, pacer, this.#device.threads);
      return this.#leave(slab, options);
    } finally {
      this.#device.memory.free(slab);
    }
  }

  /** A block for a run, with the inputs in it, and the steps bound to it. */
  #enter(inputs: Inputs, options: RunOptions): number {
    checkInputs(this.#plan, inputs);
    const state = this.#stateOf(options);
    const slab = this.#device.memory.allocate(this.#slab.bytes);
    try {
      this.#rebind(slab, state);
      for (const value of this.#plan.inputs) this.#upload(slab, value, inputs[value.name]);
      return slab;
    } catch (error) {
      this.#device.memory.free(slab);
      throw error;
    }
  }

  #leave(slab: number, options: RunOptions): Outputs {
    this.#checkGaps(slab);
    return this.#download(slab, this.#stateOf(options));
  }

  #stateOf({ state }: RunOptions): WasmState | undefined {
    return this.#plan.states.length > 0 ? WasmState.of(state) : undefined;
  }

  #check(): void {
    if (this.#disposed || this.#device.disposed) throw new ToeplitzError("disposed", "this program was disposed");
  }

  #rebind(slab: number, state: WasmState | undefined): void {
    const base = state?.base ?? 0;
    if (this.#bound?.slab === slab && this.#bound.state === base) return;
    const stateOf = (value: Value) => (state ? state.addressOf(value) : 0);
    for (const step of this.#steps) relocate(step, slab, stateOf);
    this.#bound = { slab, state: base };
  }

  #upload(slab: number, value: Value, data: Float32Array | Int32Array): void {
    this.#device.memory.put(slab + this.#slab.offsets.get(value)!, data);
  }

  #download(slab: number, state: WasmState | undefined): Outputs {
    const outputs: Record<string, Float32Array> = {};
    for (const [name, value] of Object.entries(this.#plan.outputs)) {
      const at = this.#addressOf(rootOf(value), slab, state);
      outputs[name] = this.#device.memory.copy(at, sizeOf(value.shape));
    }
    return outputs;
  }

  #addressOf(root: Value, slab: number, state: WasmState | undefined): number {
    if (root.kind === "state") return WasmState.of(state).addressOf(root);
    const offset = this.#slab.offsets.get(root);
    return offset === undefined ? this.#constants.addressOf(root) : slab + offset;
  }

  #checkGaps(slab: number): void {
    for (const [at, length] of this.#slab.gaps) {
      if (this.#device.memory.bytes(slab + at, length).every((byte) => byte === 0xff)) continue;
      throw new ToeplitzError("internal", `a kernel wrote outside its operands, near byte ${at} of its run's block`);
    }
  }
}
