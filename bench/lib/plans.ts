import { sizeOf } from "../../src/core/shape.js";
import { JsBackend } from "../../src/js/backend.js";
import type { Extent, Layer } from "../../src/layers/layer.js";
import { contractOf } from "../../src/ops/index.js";
import { type Plan, rootOf, type Value } from "../../src/plan/plan.js";
import { bytesOf } from "../../src/plan/slots.js";
import { planOf } from "../../src/runtime/planOf.js";
import { type BoundStep, bindStep, relocate, scratchOf } from "../../src/wasm/bind.js";
import { WasmMemory } from "../../src/wasm/memory.js";
import { instantiate } from "../../src/wasm/module.js";
import { layOutSlab } from "../../src/wasm/slab.js";
import { noise } from "./noise.js";

/** A plan bound to memory: its steps as plain synchronous calls, without the copies of inputs and outputs. */
export interface PlanRun {
  /** The steps of each run. */
  run(): void;
  /** The constant steps (kernels to taps to spectra), as at load. */
  load(): void;
  output(): Float32Array;
  /** The same by the float64 backend. */
  reference(): Promise<Float32Array | Float64Array>;
  /** Nanoseconds of planning, binding and the constant steps. */
  readonly prepareNs: number;
  /** Bytes: constants kept for the runs, and the block of one run (inputs, temporaries, output, scratch). */
  readonly bytes: { readonly constants: number; readonly run: number };
  /** Of the steps of a run: operations, and bytes if every operand of a step is moved once. */
  readonly demand: { readonly flops: number; readonly bytes: number };
}

export class PlanBench {
  readonly #module: Awaited<ReturnType<typeof instantiate>>;
  readonly #memory: WasmMemory;

  private constructor(module: Awaited<ReturnType<typeof instantiate>>) {
    this.#module = module;
    this.#memory = new WasmMemory(module.memory, module.heapBase);
  }

  static async open(code: Uint8Array<ArrayBuffer>): Promise<PlanBench> {
    return new PlanBench(await instantiate(code));
  }

  /** Inputs are noise of each value's name; weights are noise, or what `weights` gives. */
  bind(layer: Layer, extent: Extent, weights: Readonly<Record<string, Float32Array>> = {}): PlanRun {
    const began = performance.now();
    const plan = planOf(layer, extent);
    const addresses = new Map<Value, number>();
    const memory = this.#memory;
    const upload = (data: Float32Array): number => {
      const at = memory.allocate(4 * data.length);
      memory.floats(at, data.length).set(data);
      return at;
    };
    const slab = layOutSlab(plan, 0);
    const block = memory.allocate(slab.bytes);
    const weightOf = (root: Value) => weights[root.name] ?? noise(sizeOf(root.shape), root.name.length);
    const inputOf = (value: Value) => noise(sizeOf(value.shape), value.name.length + value.id);
    const constantOf = (root: Value): number => {
      const known = addresses.get(root);
      if (known !== undefined) return known;
      const at =
        root.kind === "step"
          ? memory.allocate(bytesOf(root))
          : upload(root.data ? Float32Array.from(root.data) : weightOf(root));
      addresses.set(root, at);
      return at;
    };
    const tables = new Map<string, number>();
    const table = (key: string, make: () => Float32Array): number => {
      const at = tables.get(key) ?? upload(make());
      tables.set(key, at);
      return at;
    };
    const bindAll = (constant: boolean): BoundStep[] => {
      const steps = plan.steps.filter((step) => step.constant === constant);
      const scratch = constant ? memory.allocate(Math.max(0, ...steps.map(scratchOf))) : slab.scratch;
      const places = {
        of(root: Value) {
          const offset = slab.offsets.get(root);
          if (offset !== undefined) return { in: "slab", at: offset } as const;
          return { in: "constants", at: constantOf(root) } as const;
        },
        table,
        scratch: { in: constant ? "constants" : "slab", at: scratch } as const,
      };
      return steps.map((step) => bindStep(this.#module, step, places));
    };
    const [atLoad, each] = [bindAll(true), bindAll(false)];
    for (const step of each) relocate(step, block, () => 0);
    for (const value of plan.inputs) {
      const at = block + slab.offsets.get(value)!;
      memory.floats(at, sizeOf(value.shape)).set(inputOf(value));
    }
    const execute = (steps: readonly BoundStep[]) => {
      for (const { call, args } of steps) call(...args);
    };
    execute(atLoad);
    const prepareNs = (performance.now() - began) * 1e6;
    const reference = async () => {
      const named = new Map(plan.values.filter(({ kind }) => kind === "weight").map((value) => [value.name, value]));
      const workspace = new JsBackend().open({ get: (name) => weightOf(named.get(name)!) });
      const program = await workspace.compile(plan);
      const outputs = await program.run(Object.fromEntries(plan.inputs.map((value) => [value.name, inputOf(value)])));
      return outputs["y"];
    };
    const out = plan.outputs["y"];
    const kept = new Set(
      plan.steps.filter((step) => !step.constant).flatMap((step) => Object.values(step.args).map(rootOf)),
    );
    const constants = [...kept].filter((value) => value.constant).reduce((sum, value) => sum + bytesOf(value), 0);
    return {
      run: () => execute(each),
      load: () => execute(atLoad),
      output: () => memory.floats(block + slab.offsets.get(rootOf(out))!, sizeOf(out.shape)).slice(),
      reference,
      prepareNs,
      bytes: { constants, run: slab.bytes },
      demand: demandOf(plan),
    };
  }

  /** Forgets everything that was bound. */
  reset(): PlanBench {
    return new PlanBench(this.#module);
  }
}

/** Operations of the steps of a run, and the bytes they move if each operand is moved once. */
export function demandOf(plan: Plan): { flops: number; bytes: number } {
  let [flops, bytes] = [0, 0];
  for (const step of plan.steps) {
    if (step.constant) continue;
    flops += contractOf(step.op).flops(step.params);
    for (const value of Object.values(step.args)) bytes += bytesOf(value);
  }
  return { flops, bytes };
}
