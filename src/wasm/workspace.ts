import { ToeplitzError } from "../core/errors.js";
import { Pacer } from "../core/pacer.js";
import type { CompileOptions, Program, State, WeightSource, Workspace } from "../plan/backend.js";
import { constantKeys, constantSteps } from "../plan/constants.js";
import { type Plan, rootOf, type Step, type Value } from "../plan/plan.js";
import { bytesOf, keptConstants } from "../plan/slots.js";
import { bindStep, executeAll, scratchOf } from "./bind.js";
import type { WasmDevice } from "./device.js";
import { type HeldConstants, WasmProgram } from "./program.js";
import { SharedBlocks } from "./shared.js";
import { WasmState } from "./state.js";

/** One model in linear memory: its constants, shared by key between its programs, freed with the last that needs them. */
export class WasmWorkspace implements Workspace {
  readonly #device: WasmDevice;
  readonly #weights: WeightSource;
  readonly #constants: SharedBlocks;
  readonly #programs = new Set<WasmProgram>();
  #disposed = false;

  constructor(device: WasmDevice, weights: WeightSource) {
    this.#device = device;
    this.#weights = weights;
    this.#constants = new SharedBlocks(device.memory);
  }

  async compile(plan: Plan, options: CompileOptions = {}): Promise<Program> {
    this.#check();
    const keys = constantKeys(plan);
    const kept = keptConstants(plan);
    const missing = new Set([...kept].filter((value) => !this.#constants.has(keys.get(value)!)));
    const tables: string[] = []; // of the constant steps; kept until the program holds those it shares with them
    try {
      const made = await this.#evaluate(plan, missing, keys, tables, options);
      this.#checkMade(made);
      const program = new WasmProgram(this.#device, plan, this.#hold(kept, keys, made));
      this.#programs.add(program);
      program.onDispose(() => this.#programs.delete(program));
      return program;
    } finally {
      if (!this.#device.disposed) for (const key of tables) this.#device.tables.release(key);
    }
  }

  createState(plan: Plan): State {
    this.#check();
    return new WasmState(this.#device.memory, plan);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const program of [...this.#programs]) program.dispose(); // constants go with the last program that holds them
  }

  /** Runs the constant steps that `wanted` needs; everything but the wanted values is freed again. */
  async #evaluate(
    plan: Plan,
    wanted: ReadonlySet<Value>,
    keys: ReadonlyMap<Value, string>,
    tables: string[],
    options: CompileOptions,
  ): Promise<Map<Value, number>> {
    const steps = constantSteps(plan, wanted);
    const lastUse = new Map<Value, number>();
    for (const [index, step] of steps.entries()) for (const value of rootsOf(step)) lastUse.set(value, index);
    const addresses = new Map<Value, number>();
    const pacer = new Pacer(options.signal);
    try {
      for (const [index, step] of steps.entries()) {
        await this.#evaluateStep(step, addresses, keys, tables, pacer);
        this.#check();
        for (const value of rootsOf(step)) {
          const at = addresses.get(value);
          if (lastUse.get(value) !== index || wanted.has(value) || at === undefined) continue;
          this.#device.memory.free(at);
          addresses.delete(value);
        }
        options.onProgress?.((index + 1) / steps.length);
        if (pacer.due) await pacer.pause();
      }
      for (const value of wanted) if (!addresses.has(value)) addresses.set(value, this.#source(value));
      return addresses;
    } catch (error) {
      for (const at of addresses.values()) if (!this.#device.disposed) this.#device.memory.free(at);
      throw error;
    }
  }

  async #evaluateStep(
    step: Step,
    addresses: Map<Value, number>,
    keys: ReadonlyMap<Value, string>,
    tableKeys: string[],
    pacer: Pacer,
  ): Promise<void> {
    const { memory, tables, module } = this.#device;
    const used: string[] = [];
    const scratch = memory.allocate(scratchOf(step));
    try {
      const places = {
        of: (root: Value) => {
          const shared = keys.get(root)!;
          if (this.#constants.has(shared) && !addresses.has(root)) {
            used.push(shared);
            return { in: "constants", at: this.#constants.acquire(shared, () => this.#source(root)) } as const;
          }
          const at = addresses.get(root) ?? this.#source(root);
          addresses.set(root, at);
          return { in: "constants", at } as const;
        },
        table: (key: string, make: () => Float32Array) => {
          tableKeys.push(key);
          return tables.acquire(key, () => this.#device.upload(make()));
        },
        scratch: { in: "constants", at: scratch } as const,
      };
      const bound = bindStep(module, step, places);
      await executeAll([bound], pacer, this.#device.threads);
    } finally {
      memory.free(scratch);
      for (const key of used) this.#constants.release(key);
    }
  }

  /** A new block for a value that no step has written yet: a weight or a table with its data, else room for a result. */
  #source(value: Value): number {
    if (value.kind === "weight") return this.#device.upload(this.#weights.get(value.name));
    if (value.data) return this.#device.upload(new Float32Array(value.data));
    return this.#device.memory.allocate(bytesOf(value));
  }

  #hold(kept: ReadonlySet<Value>, keys: ReadonlyMap<Value, string>, made: Map<Value, number>): HeldConstants {
    const held = new Map<Value, number>();
    const tableKeys: string[] = [];
    for (const value of kept) {
      const key = keys.get(value)!;
      const fresh = made.get(value);
      if (fresh !== undefined && this.#constants.has(key)) this.#device.memory.free(fresh); // compiled twice at once
      held.set(
        value,
        this.#constants.acquire(key, () => fresh ?? this.#source(value)),
      );
    }
    return {
      addressOf: (root) => held.get(root)!,
      table: (key, make) => {
        tableKeys.push(key);
        return this.#device.tables.acquire(key, () => this.#device.upload(make()));
      },
      release: () => {
        if (this.#device.disposed) return;
        for (const value of held.keys()) this.#constants.release(keys.get(value)!);
        for (const key of tableKeys) this.#device.tables.release(key);
      },
    };
  }

  /** Disposed of since the constants were made: nobody else will free them. */
  #checkMade(made: ReadonlyMap<Value, number>): void {
    if (this.#disposed && !this.#device.disposed) for (const at of made.values()) this.#device.memory.free(at);
    this.#check();
  }

  #check(): void {
    if (this.#disposed || this.#device.disposed) throw new ToeplitzError("disposed", "this model was disposed");
  }
}

function rootsOf(step: Step): Set<Value> {
  return new Set(Object.values(step.args).map(rootOf));
}
