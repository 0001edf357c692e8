import { orAborted, ToeplitzError, throwIfAborted } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
import type { DeviceBuffer, Inputs, Outputs, Program, RunOptions } from "../plan/backend.js";
import { checkInputs } from "../plan/inputs.js";
import { type Plan, rootOf, type Value } from "../plan/plan.js";
import {
  bindGroup,
  bindStep,
  type Dispatch,
  type Given,
  type Place,
  type Places,
  touchesGiven,
  touchesState,
  Uniforms,
  writtenBy,
} from "./bind.js";
import type { GpuArray } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";
import { arrange, type Transfer } from "./external.js";
import type { GPUCommandEncoderLike } from "./gpu.js";
import type { Read, ReadRange } from "./readback.js";
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
  #written: ReadonlySet<Value> | undefined;
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
    return this.#queue(async () => {
      checkInputs(this.#plan, inputs);
      let read: Read | undefined;
      const outputs = Object.entries(this.#plan.outputs);
      await this.#submit(inputs, options, (encoder) => {
        const ranges = outputs.map(([, value]) => this.#outputRange(value, options));
        read = this.#device.readback.record(encoder, ranges);
      });
      const reading = read!(`run of ${[...new Set(this.#plan.steps.map(({ op }) => op))].join(", ")}`);
      const parts = await orAborted(reading, options.signal); // the GPU goes on, and later runs come after it
      await this.#device.verify();
      return Object.fromEntries(outputs.map(([name], index) => [name, new Float32Array(parts[index].buffer)]));
    });
  }

  runInto(
    targets: Readonly<Record<string, DeviceBuffer>>,
    inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>,
    options: RunOptions = {},
  ): Promise<void> {
    return this.#queue(async () => {
      this.#written ??= writtenBy(this.#dispatches);
      const { arrays, given, names, copiesIn, copiesOut } = arrange(this.#plan, targets, inputs, this.#written);
      throwIfAborted(options.signal);
      const ownOf = (value: Value) => this.#outputArray(value, options).buffer;
      await this.#copy(copiesIn, (each) => [each.buffer, ownOf(each.value)]);
      const run = () => this.#submit(arrays, options, undefined, given);
      await (given.size > 0 ? this.#ofCaller(names, run) : this.#submit(arrays, options));
      await this.#copy(copiesOut, (each) => [ownOf(each.value), each.buffer]);
      await this.#device.verify();
    });
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

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#disposed) throw new ToeplitzError("disposed", "this program was disposed");
      this.#device.check("run");
      return work();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Inputs, every dispatch, and what `last` adds. An input that `arrays` lacks is there already. */
  async #submit(
    arrays: Inputs,
    options: RunOptions,
    last?: (encoder: GPUCommandEncoderLike) => void,
    given?: Given,
  ): Promise<void> {
    throwIfAborted(options.signal);
    for (const value of this.#plan.inputs) {
      const array = arrays[value.name];
      if (array) this.#device.buffers.write(this.#arrayOf(value), array);
    }
    const bound = given
      ? await this.#device.scoped("binding the caller's buffers", () => this.#boundTo(given, options))
      : this.#bound(options);
    await submitAll(this.#device, bound, options.signal, last);
  }

  /** Copies between the caller's buffers and the program's. */
  async #copy(transfers: readonly Transfer[], ends: (each: Transfer) => readonly [object, object]): Promise<void> {
    const wanted = transfers.filter(({ value }) => sizeOf(value.shape) > 0);
    if (wanted.length === 0) return;
    const names = wanted.map(({ name }) => name);
    await this.#ofCaller(names, () =>
      this.#device.scoped(`copying ${names}`, () => {
        const encoder = this.#device.gpu.createCommandEncoder({ label: `copy ${names}` });
        for (const each of wanted) {
          const [source, target] = ends(each);
          encoder.copyBufferToBuffer(source, 0, target, 0, sizeOf(each.value.shape) * 4);
        }
        this.#device.gpu.queue.submit([encoder.finish()]);
      }),
    );
  }

  /** Work with the caller's buffers: what the device has against it is their mistake. */
  async #ofCaller(names: readonly string[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ToeplitzError && error.code === "device")) throw error;
      this.#device.check(`run with ${names}`);
      const message = `${names.join(", ")}: expected GPUBuffers of this device that are not mapped or destroyed`;
      throw new ToeplitzError("argument", message, { cause: error });
    }
  }

  #outputRange(value: Value, options: RunOptions): ReadRange {
    return { buffer: this.#outputArray(value, options).buffer, from: 0, bytes: sizeOf(value.shape) * 4 };
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

  /** The bind groups with the caller's buffers in them. */
  #boundTo(given: Given, options: RunOptions): readonly BoundDispatch[] {
    const stateOf = (value: Value) => WebgpuState.of(options.state).arrayOf(value);
    return this.#bound(options).map((each) => {
      if (!touchesGiven(each.dispatch, given)) return each;
      return { dispatch: each.dispatch, group: bindGroup(this.#device, each.dispatch, stateOf, given) };
    });
  }

  #placeOf(root: Value): Place {
    return root.kind === "state" ? { state: root } : { array: this.#arrayOf(root), root };
  }

  #arrayOf(root: Value): GpuArray {
    return this.#temporaries.arrays.get(root) ?? this.#constants.arrayOf(root);
  }

  #outputArray(value: Value, options: RunOptions): GpuArray {
    const root = rootOf(value);
    return root.kind === "state" ? WebgpuState.of(options.state).arrayOf(root) : this.#arrayOf(root);
  }
}
