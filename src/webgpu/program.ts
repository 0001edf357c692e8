import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
import type { Inputs, Outputs, Program, RunOptions } from "../plan/backend.js";
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf, type Value } from "../plan/plan.js";
import { bindGroup, bindStep, type Dispatch, type Place, type Places, touchesState, Uniforms } from "./bind.js";
import type { GpuArray } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";
import type { Read } from "./readback.js";
import { WebgpuState } from "./state.js";
import { type BoundDispatch, submitAll } from "./submit.js";
import { type Temporaries, takeTemporaries } from "./temporaries.js";

/** What a program holds of its workspace until it is disposed. */
export interface HeldConstants {
  arrayOf(root: Value): GpuArray;
  table(key: string, make: () => Float32Array): GpuArray;
  release(): void;
}

/** A compiled plan: bind groups that are ready. Runs of one program wait for each other, because they share its slots. */
export class WebgpuProgram implements Program {
  readonly #device: WebgpuDevice;
  readonly #plan: Plan;
  readonly #constants: HeldConstants;
  readonly #onDispose: (program: WebgpuProgram) => void;
  readonly #temporaries: Temporaries;
  readonly #uniforms: Uniforms;
  readonly #dispatches: readonly Dispatch[];
  /** Undefined for a dispatch that touches state: those are in #ofState. */
  readonly #groups: readonly (object | undefined)[];
  readonly #ofState = new WeakMap<WebgpuState, readonly BoundDispatch[]>();
  #last: Promise<unknown> = Promise.resolve();
  #disposed = false;

  private constructor(
    device: WebgpuDevice,
    plan: Plan,
    constants: HeldConstants,
    onDispose: (program: WebgpuProgram) => void,
  ) {
    this.#device = device;
    this.#onDispose = onDispose;
    this.#plan = plan;
    this.#constants = constants;
    this.#temporaries = takeTemporaries(device, plan);
    const places: Places = {
      of: (root) => this.#placeOf(root),
      table: constants.table,
      scratch: (name) => this.#temporaries.scratch.get(name)!,
    };
    const steps = plan.steps.filter((step) => !step.constant);
    const passes = steps.reduce((sum, step) => sum + this.#temporaries.passes(step), 0);
    this.#uniforms = new Uniforms(device, passes);
    this.#dispatches = steps.flatMap((step) => bindStep(device, step, places, this.#uniforms));
    this.#uniforms.upload();
    const noState = () => {
      throw new ToeplitzError("internal", "webgpu: a state was looked up for a dispatch that has none");
    };
    this.#groups = this.#dispatches.map((each) => (touchesState(each) ? undefined : bindGroup(device, each, noState)));
  }

  /** Its pipelines must have been prepared. Rejects with `memory` or `device` where the device refuses an array. */
  static create(
    device: WebgpuDevice,
    plan: Plan,
    constants: HeldConstants,
    onDispose: (program: WebgpuProgram) => void,
  ): Promise<WebgpuProgram> {
    return device.scoped("making a program", () => new WebgpuProgram(device, plan, constants, onDispose));
  }

  run(inputs: Inputs, options: RunOptions = {}): Promise<Outputs> {
    const result = this.#last.then(() => this.#run(inputs, options));
    this.#last = result.catch(() => undefined);
    return result;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#onDispose(this);
    this.#last = this.#last.then(() => {
      if (this.#device.disposed) return;
      this.#temporaries.release();
      this.#uniforms.dispose();
      this.#constants.release();
    });
  }

  async #run(inputs: Inputs, options: RunOptions): Promise<Outputs> {
    if (this.#disposed) throw new ToeplitzError("disposed", "this program was disposed");
    this.#device.check("run");
    checkInputs(this.#plan, inputs);
    throwIfAborted(options.signal);
    for (const value of this.#plan.inputs) this.#device.buffers.write(this.#arrayOf(value), inputs[value.name]);
    const bound = this.#bound(options);
    const outputs = Object.entries(this.#plan.outputs);
    const ranges = outputs.map(([, value]) => {
      return { buffer: this.#outputArray(value, options).buffer, from: 0, bytes: sizeOf(value.shape) * 4 };
    });
    let read: Read | undefined;
    await submitAll(this.#device, bound, options.signal, (encoder) => {
      read = this.#device.readback.record(encoder, ranges);
    });
    const reading = `run of ${[...new Set(this.#plan.steps.map(({ op }) => op))].join(", ")}`;
    const parts = await read!(reading);
    await this.#device.verify();
    return Object.fromEntries(outputs.map(([name], index) => [name, new Float32Array(parts[index].buffer)]));
  }

  #bound(options: RunOptions): readonly BoundDispatch[] {
    if (this.#plan.states.length === 0) return this.#bindAll(() => this.#device.placeholder(0));
    const state = WebgpuState.of(options.state);
    let bound = this.#ofState.get(state);
    if (!bound) {
      bound = this.#bindAll((value) => state.arrayOf(value));
      this.#ofState.set(state, bound);
    }
    return bound;
  }

  #bindAll(stateOf: (value: Value) => GpuArray): readonly BoundDispatch[] {
    return this.#dispatches.map((dispatch, index) => {
      return { dispatch, group: this.#groups[index] ?? bindGroup(this.#device, dispatch, stateOf) };
    });
  }

  #placeOf(root: Value): Place {
    return root.kind === "state" ? { state: root } : { array: this.#arrayOf(root) };
  }

  #arrayOf(root: Value): GpuArray {
    return this.#temporaries.arrays.get(root) ?? this.#constants.arrayOf(root);
  }

  #outputArray(value: Value, options: RunOptions): GpuArray {
    const root = rootOf(value);
    return root.kind === "state" ? WebgpuState.of(options.state).arrayOf(root) : this.#arrayOf(root);
  }
}
