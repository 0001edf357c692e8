// Declares Symbol.dispose to consumers whose own `lib` lacks it.
/// <reference lib="esnext.disposable" preserve="true" />
import { ToeplitzError } from "../core/errors.js";
import { checkInteger, sizeOf } from "../core/shape.js";
import { type Extent, type Layer, Weights } from "../layers/layer.js";
import type { Inputs, Program, Workspace } from "../plan/backend.js";
import { PlanBuilder } from "../plan/builder.js";
import { explain } from "../plan/explain.js";
import type { Plan } from "../plan/plan.js";

/** How many compiled extents a model keeps; the one used longest ago makes room. */
const KEPT_PROGRAMS = 8;

export interface RunExtent {
  /** Default 1. */
  readonly batch?: number;
  readonly n: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The plan of a layer for one extent: inputs by the layer's names, one output y. */
export function planOf<I extends string>(layer: Layer<I>, extent: Extent): Plan {
  const b = new PlanBuilder();
  const specs = Object.entries(layer.inputs(extent)) as [I, { shape: readonly number[]; dtype?: "f32" | "i32" }][];
  const values = specs.map(([name, spec]) => [name, b.input(name, spec.shape, spec.dtype)] as const);
  const inputs = Object.fromEntries(values) as Record<I, (typeof values)[number][1]>;
  b.output("y", layer.build(b, extent, inputs, new Weights(b)));
  return b.finish();
}

/** A layer with its weights on a device. */
export class Model<I extends string = string> {
  readonly layer: Layer<I>;
  readonly #workspace: Workspace;
  readonly #programs = new Map<string, Promise<Program>>();
  readonly #onDispose: () => void;
  #disposed = false;

  /** Made by Device.load. */
  constructor(layer: Layer<I>, workspace: Workspace, onDispose: () => void) {
    this.layer = layer;
    this.#workspace = workspace;
    this.#onDispose = onDispose;
  }

  /**
   * Runs the layer. Inputs are flat row-major arrays by the layer's names, for [batch, n, …]; the result is a fresh array.
   * Throws `shape` or `argument` on bad input, `aborted` when the signal fires.
   */
  async run(inputs: Inputs, extent: RunExtent, options: CallOptions = {}): Promise<Float32Array> {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n === 0) return new Float32Array(0);
    const program = await this.#program(checked, options.signal);
    const { y } = await program.run(inputs, { signal: options.signal });
    return y instanceof Float32Array ? y : Float32Array.from(y);
  }

  /** Compiles for an extent ahead of the first run. */
  async compile(extent: RunExtent, options: CallOptions = {}): Promise<void> {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n > 0) await this.#program(checked, options.signal);
  }

  /** The plan for an extent, printed: steps, where they run, what they cost. */
  explain(extent: RunExtent): string {
    return explain(planOf(this.layer, this.#extent(extent)));
  }

  /** A model of another layer over the same weights that shares what the two have in common on the device. */
  sharing<J extends string>(layer: Layer<J>): Model<J> {
    this.#check();
    return new Model(layer, this.#workspace, () => undefined);
  }

  /** Frees what the model holds on its device. Safe to call twice. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#programs.clear();
    this.#workspace.dispose();
    this.#onDispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #extent({ batch = 1, n }: RunExtent): Extent {
    this.#check();
    checkInteger("batch", batch, 0, 2 ** 31 - 1);
    checkInteger("n", n, 0, 2 ** 31 - 1);
    sizeOf([batch, n]);
    return { batch, n };
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", `this ${this.layer.name} model was disposed`);
  }

  async #program(extent: Extent, signal: AbortSignal | undefined): Promise<Program> {
    const key = `${extent.batch} ${extent.n}`;
    const cached = this.#programs.get(key);
    if (cached) {
      this.#programs.delete(key);
      this.#programs.set(key, cached); // most recently used last
      try {
        return await cached;
      } catch (error) {
        // another caller's abort is not ours: compile again
        if (signal?.aborted || !(error instanceof ToeplitzError && error.code === "aborted")) throw error;
        return this.#program(extent, signal);
      }
    }
    const compiled = this.#workspace.compile(planOf(this.layer, extent), { signal });
    this.#programs.set(key, compiled);
    compiled.catch(() => this.#programs.get(key) === compiled && this.#programs.delete(key));
    const program = await compiled;
    for (const [oldest, old] of this.#programs) {
      if (this.#programs.size <= KEPT_PROGRAMS) break;
      this.#programs.delete(oldest);
      old.then((each) => each.dispose()).catch(() => undefined);
    }
    return program;
  }
}
