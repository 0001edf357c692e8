// Declares Symbol.dispose to consumers whose own `lib` lacks it.
/// <reference lib="esnext.disposable" preserve="true" />
import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { ToeplitzError } from "../core/errors.js";
import { checkInteger, sizeOf } from "../core/shape.js";
import type { Extent, Layer } from "../layers/layer.js";
import type { DeviceBuffer, Inputs, Workspace } from "../plan/backend.js";
import { explain } from "../plan/explain.js";
import { coded } from "./coded.js";
import type { Converted, ConvertOptions } from "./converting.js";
import { watch } from "./finalize.js";
import { type ModelHome, ModelStreams } from "./modelStreams.js";
import { planOf } from "./planOf.js";
import { type Compiled, runWhole } from "./runWhole.js";
import type { Stream, StreamOptions } from "./stream.js";

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

export interface RunCallOptions extends CallOptions {
  /**
   * l1 error allowed in each causal kernel, relative: long products are then done in linear time by low-order sections where
   * that is cheaper (the kernels are converted at the first such run). Default: exact.
   */
  readonly tolerance?: number;
}

/** A layer with its weights on a device. */
export class Model<I extends string = string> {
  readonly layer: Layer<I>;
  readonly #home: ModelHome;
  readonly #workspace: Workspace;
  readonly #programs = new Map<string, Promise<Compiled>>();
  readonly #streams: ModelStreams<I>;
  readonly #unwatch: () => void;
  #disposed = false;

  /** Made by Device.load. */
  constructor(layer: Layer<I>, home: ModelHome) {
    this.layer = layer;
    this.#home = home;
    this.#workspace = home.workspace;
    this.#streams = new ModelStreams(layer, home, this);
    const { workspace, debug = false } = home;
    // A model that shares another's workspace keeps that one alive (home.owner), and is not the one to free it.
    const owns = !(home.owner instanceof Model);
    const held = { what: `${layer.name} model`, debug, release: () => workspace.dispose() };
    this.#unwatch = owns ? watch(this, held) : () => undefined;
  }

  /**
   * Runs the layer. Inputs are flat row-major arrays by the layer's names, for [batch, n, …]; the result is a fresh array.
   * Throws `shape` or `argument` on bad input, `aborted` when the signal fires.
   */
  async run(inputs: Inputs, extent: RunExtent, options: RunCallOptions = {}): Promise<Float32Array> {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n === 0) return new Float32Array(0);
    return coded(`${this.layer.name}: run`, async () => {
      if (options.tolerance !== undefined) return this.#streams.run(inputs, checked, options.tolerance, options.signal);
      const compiled = await this.#program(checked, options.signal);
      return runWhole(this.#workspace, compiled, inputs, { signal: options.signal });
    });
  }

  /**
   * On a WebGPU device whose GPUDevice is yours: runs the layer with y, [batch, n, …] float32, in `target`, a GPUBuffer. Inputs
   * are arrays or GPUBuffers. Buffers with usage STORAGE are read and written as they are, others are copied (COPY_SRC in,
   * COPY_DST out), and so is y where `target` is an input too. Nothing is read back; resolves when the work is submitted to
   * the device's queue, which keeps the order. Throws `unsupported` on other backends, `shape` for a buffer that is too short,
   * `argument` for one of another usage or device.
   */
  async runInto(
    target: DeviceBuffer,
    inputs: Readonly<Record<I, Inputs[string] | DeviceBuffer>>,
    extent: RunExtent,
    options: CallOptions = {},
  ): Promise<void> {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n === 0) return;
    const { program } = await this.#program(checked, options.signal);
    if (!program.runInto)
      throw new ToeplitzError("unsupported", "runInto: expected a webgpu device, got another backend");
    await program.runInto({ y: target }, inputs, { signal: options.signal });
  }

  /**
   * A causal layer token by token. Converts the kernels first where the strategy asks for it, once for all streams with
   * the same options. Throws `unsupported` for a layer that cannot stream, `argument` where maxLength is needed.
   */
  async stream(options: StreamOptions = {}): Promise<Stream<I>> {
    this.#check();
    return coded(`${this.layer.name}: stream`, () => this.#streams.open(options));
  }

  /**
   * Converts the kernels of a causal layer ahead of time: a file for adopt(), so that streams with the same tolerance open at once.
   * `ski` is for `toeplitz/layers`' skiTno, not for streams. Throws `unsupported` where the tolerance cannot be met.
   */
  async convert(options: ConvertOptions): Promise<Converted> {
    this.#check();
    return coded(`${this.layer.name}: convert`, () => this.#streams.convert(options));
  }

  /**
   * Takes kernels from a file that convert() has made of the same weights. Throws `state` for a file of other weights or another
   * version, `checkpoint` for one that is damaged or no such file.
   */
  adopt(converted: Checkpoint): void {
    this.#check();
    this.#streams.adopt(converted);
  }

  /** Compiles for an extent ahead of the first run. */
  async compile(extent: RunExtent, options: CallOptions = {}): Promise<void> {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n === 0) return;
    await coded(`${this.layer.name}: compile`, () => this.#program(checked, options.signal));
  }

  /** The plan for an extent, printed: steps, where they run, what they cost. */
  explain(extent: RunExtent): string {
    return explain(planOf(this.layer, this.#extent(extent), { scales: this.#home.scales }));
  }

  /** A model of another layer over the same weights that shares what the two have in common on the device. */
  sharing<J extends string>(layer: Layer<J>): Model<J> {
    this.#check();
    return new Model(layer, { ...this.#home, owner: this, onDispose: () => undefined });
  }

  /** Frees what the model holds on its device. Safe to call twice. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#unwatch();
    this.#programs.clear();
    this.#streams.dispose();
    this.#workspace.dispose();
    this.#home.onDispose();
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

  async #program(extent: Extent, signal: AbortSignal | undefined): Promise<Compiled> {
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
    const plan = planOf(this.layer, extent, { scales: this.#home.scales });
    const compiled = this.#workspace.compile(plan, { signal }).then((program) => ({ program, plan }));
    this.#programs.set(key, compiled);
    compiled.catch(() => this.#programs.get(key) === compiled && this.#programs.delete(key));
    const made = await compiled;
    for (const [oldest, old] of this.#programs) {
      if (this.#programs.size <= KEPT_PROGRAMS) break;
      this.#programs.delete(oldest);
      old.then(({ program }) => program.dispose()).catch(() => undefined);
    }
    return made;
  }
}
