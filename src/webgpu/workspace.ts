import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import type { CompileOptions, Program, State, WeightSource, Workspace } from "../plan/backend.js";
import { constantKeys, constantSteps } from "../plan/constants.js";
import { type Plan, rootOf, type Step, type Value } from "../plan/plan.js";
import { bytesOf, keptConstants } from "../plan/slots.js";
import { bindGroup, bindStep, labelOf, type Places, passesOf, scratchOf, Uniforms } from "./bind.js";
import { type GpuArray, SharedArrays } from "./buffers.js";
import type { WebgpuDevice } from "./device.js";
import { type HeldConstants, WebgpuProgram } from "./program.js";
import { WebgpuState } from "./state.js";
import { submitAll } from "./submit.js";

/** One model on the GPU: its constants, shared by key between its programs, freed with the last that needs them. */
export class WebgpuWorkspace implements Workspace {
  readonly #device: WebgpuDevice;
  readonly #weights: WeightSource;
  readonly #constants: SharedArrays;
  readonly #programs = new Set<WebgpuProgram>();
  #last: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(device: WebgpuDevice, weights: WeightSource) {
    this.#device = device;
    this.#weights = weights;
    this.#constants = new SharedArrays(device.buffers);
  }

  /** Pipelines of all steps compile in parallel; then the constant steps run. Compilations of one model take turns. */
  async compile(plan: Plan, options: CompileOptions = {}): Promise<Program> {
    this.#check();
    throwIfAborted(options.signal);
    await this.#device.pipelines.prepare(plan.steps.flatMap((step) => passesOf(this.#device, step)));
    const program = this.#last.then(() => this.#compile(plan, options));
    this.#last = program.catch(() => undefined);
    return program;
  }

  createState(plan: Plan): State {
    this.#check();
    return new WebgpuState(this.#device, plan);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const program of this.#programs) program.dispose();
    this.#last = this.#last.then(() => this.#device.disposed || this.#constants.clear());
  }

  async #compile(plan: Plan, options: CompileOptions): Promise<Program> {
    this.#check();
    throwIfAborted(options.signal);
    const keys = constantKeys(plan);
    const kept = keptConstants(plan);
    const missing = new Set([...kept].filter((value) => !this.#constants.has(keys.get(value)!)));
    const evaluation = new Evaluation(this.#device, this.#weights, this.#constants, keys);
    try {
      await evaluation.run(constantSteps(plan, missing), missing, options);
      this.#check();
      const held = this.#hold(kept, keys, evaluation);
      try {
        const program = await WebgpuProgram.create(this.#device, plan, held, (done) => this.#programs.delete(done));
        this.#programs.add(program);
        if (this.#disposed) program.dispose();
        return program;
      } catch (error) {
        held.release();
        throw error;
      }
    } finally {
      if (!this.#device.disposed) evaluation.release();
    }
  }

  #hold(kept: ReadonlySet<Value>, keys: ReadonlyMap<Value, string>, evaluation: Evaluation): HeldConstants {
    const held = new Map<Value, GpuArray>();
    const tableKeys: string[] = [];
    for (const value of kept)
      held.set(
        value,
        this.#constants.acquire(keys.get(value)!, () => evaluation.take(value)),
      );
    return {
      arrayOf: (root) => held.get(root)!,
      table: (key, make) => {
        tableKeys.push(key);
        return this.#device.tables.acquire(key, () => this.#device.buffers.upload(make(), `table ${key}`));
      },
      release: () => {
        if (this.#device.disposed) return;
        if (!this.#disposed) for (const value of held.keys()) this.#constants.release(keys.get(value)!);
        for (const key of tableKeys) this.#device.tables.release(key);
      },
    };
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this model was disposed");
    this.#device.check("compile");
  }
}

/** The constant steps of one compilation: one submission each, so that an array can go back right after its last use. */
class Evaluation {
  readonly #device: WebgpuDevice;
  readonly #weights: WeightSource;
  readonly #constants: SharedArrays;
  readonly #keys: ReadonlyMap<Value, string>;
  readonly #arrays = new Map<Value, GpuArray>();
  readonly #tables: string[] = [];

  constructor(device: WebgpuDevice, weights: WeightSource, constants: SharedArrays, keys: ReadonlyMap<Value, string>) {
    this.#device = device;
    this.#weights = weights;
    this.#constants = constants;
    this.#keys = keys;
  }

  async run(steps: readonly Step[], wanted: ReadonlySet<Value>, options: CompileOptions): Promise<void> {
    const lastUse = new Map<Value, number>();
    for (const [index, step] of steps.entries()) for (const value of rootsOf(step)) lastUse.set(value, index);
    for (const [index, step] of steps.entries()) {
      throwIfAborted(options.signal);
      this.#device.check(labelOf(step));
      await this.#step(step);
      for (const value of rootsOf(step)) {
        const array = this.#arrays.get(value);
        if (!array || lastUse.get(value) !== index || wanted.has(value)) continue;
        this.#device.buffers.free(array);
        this.#arrays.delete(value);
      }
      options.onProgress?.((index + 1) / steps.length);
    }
    await this.#device.scoped("uploading weights", () => {
      for (const value of wanted) this.#arrayOf(value);
    });
    if (steps.length === 0) return;
    await this.#device.idle("constant steps");
    await this.#device.verify();
  }

  /** The array of a wanted value, which is the caller's from here on. */
  take(value: Value): GpuArray {
    const array = this.#arrays.get(value);
    if (!array) throw new ToeplitzError("internal", `webgpu: constant ${value.name} was not computed`);
    this.#arrays.delete(value);
    return array;
  }

  /** Frees whatever was not taken. */
  release(): void {
    for (const array of this.#arrays.values()) this.#device.buffers.free(array);
    this.#arrays.clear();
    for (const key of this.#tables) this.#device.tables.release(key);
  }

  async #step(step: Step): Promise<void> {
    const device = this.#device;
    const scratch = new Map<string, GpuArray>();
    let uniforms: Uniforms | undefined;
    try {
      const bound = await device.scoped(labelOf(step), () => {
        for (const [name, bytes] of scratchOf(device, [step])) {
          scratch.set(name, device.buffers.allocate(bytes, `scratch ${name}`));
        }
        uniforms = new Uniforms(device, passesOf(device, step).length);
        const places: Places = {
          of: (root) => ({ array: this.#arrayOf(root) }),
          table: (key, make) => {
            this.#tables.push(key);
            return device.tables.acquire(key, () => device.buffers.upload(make(), `table ${key}`));
          },
          scratch: (name) => scratch.get(name)!,
        };
        const dispatches = bindStep(device, step, places, uniforms);
        uniforms.upload();
        return dispatches.map((dispatch) => ({ dispatch, group: bindGroup(device, dispatch, noState) }));
      });
      await submitAll(device, bound);
    } finally {
      for (const array of scratch.values()) device.buffers.free(array);
      uniforms?.dispose();
    }
  }

  #bytesOf(root: Value): number {
    return this.#device.half && root.packed ? bytesOf(root) / 2 : bytesOf(root);
  }

  /** A value's array: another program's, one of this compilation, or a new one with the value's data where it has any. */
  #arrayOf(root: Value): GpuArray {
    const key = this.#keys.get(root)!;
    let array = this.#arrays.get(root) ?? this.#constants.peek(key);
    if (!array) {
      const { buffers } = this.#device;
      if (root.kind === "weight") array = buffers.upload(this.#weights.get(root.name), `weight ${root.name}`);
      else if (root.data) array = buffers.upload(new Float32Array(root.data), `table ${root.name}`);
      else array = buffers.allocate(this.#bytesOf(root), root.name);
      this.#arrays.set(root, array);
    }
    return array;
  }
}

function noState(value: Value): GpuArray {
  throw new ToeplitzError("internal", `webgpu: constant step reads state ${value.name}`);
}

function rootsOf(step: Step): Set<Value> {
  return new Set(Object.values(step.args).map(rootOf));
}
