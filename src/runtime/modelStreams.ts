import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";
import type { Extent, Layer } from "../layers/layer.js";
import type { Inputs, WeightSource, Workspace } from "../plan/backend.js";
import type { CostScales } from "../plan/cost.js";
import { WeakHandles } from "./finalize.js";
import { fingerprintOf } from "./fingerprint.js";
import { type Conversions, lengthMatters, type MixingOptions } from "./mixings.js";
import { runWhole } from "./runWhole.js";
import { strategies } from "./strategy.js";
import { Stream, type StreamOptions } from "./stream.js";
import { StreamPrograms } from "./streamPrograms.js";

/** What a model has from its device. */
export interface ModelHome {
  readonly workspace: Workspace;
  readonly weights: WeightSource;
  /** Shared by all models over these weights. */
  readonly conversions: Conversions;
  /** Of the machine, for plans of whole sequences. */
  readonly scales?: CostScales;
  /** Kept alive by the model: its device, or the model whose workspace it shares. */
  readonly owner?: object;
  /** Warn about handles that were not disposed of. */
  readonly debug?: boolean;
  readonly onDispose: () => void;
}

const DEFAULT_TOLERANCE = 1e-3;

/** The streams of a model, and what those with the same options share. */
export class ModelStreams<I extends string> {
  readonly #layer: Layer<I>;
  readonly #home: ModelHome;
  readonly #programs = new Map<string, Promise<StreamPrograms>>();
  readonly #open = new WeakHandles<Stream<I>>();
  /** The model: its streams keep it alive. */
  readonly #owner: object;
  #fingerprint: string | undefined;
  #lengthMatters: boolean | undefined;

  constructor(layer: Layer<I>, home: ModelHome, owner: object) {
    this.#layer = layer;
    this.#home = home;
    this.#owner = owner;
  }

  async open(options: StreamOptions): Promise<Stream<I>> {
    const { strategy = "auto", maxLength } = options;
    const batch = checkInteger("stream: batch", options.batch ?? 1, 1, 2 ** 31 - 1);
    if (!strategies.includes(strategy)) {
      const message = `expected one of ${strategies.join(", ")}, got ${String(strategy)}`;
      throw new ToeplitzError("argument", `stream: strategy: ${message}`);
    }
    if (maxLength !== undefined) checkInteger("stream: maxLength", maxLength, 1);
    const tolerance = options.tolerance ?? (strategy === "modal" ? DEFAULT_TOLERANCE : 0);
    checkTolerance(tolerance);
    const { signal, onProgress } = options;
    const programs = await this.#prepared(batch, { strategy, maxLength, tolerance, signal, onProgress });
    return new Stream<I>(programs, {
      maxLength,
      owner: this.#owner,
      debug: this.#home.debug,
      fingerprint: () => (this.#fingerprint ??= fingerprintOf(this.#layer, this.#home.weights)),
      onClone: (stream) => this.#open.add(stream),
      onDispose: (stream) => this.#open.delete(stream),
    });
  }

  /** A whole sequence with kernels of that tolerance. */
  async run(inputs: Inputs, { batch, n }: Extent, tolerance: number, signal?: AbortSignal): Promise<Float32Array> {
    checkTolerance(tolerance);
    const programs = await this.#prepared(batch, { strategy: "auto", maxLength: n, tolerance, whole: true, signal });
    return runWhole(this.#home.workspace, await programs.whole(n, { signal }), inputs, { signal });
  }

  dispose(): void {
    for (const stream of this.#open.all()) stream.dispose();
    this.#programs.clear();
  }

  async #prepared(batch: number, asked: MixingOptions): Promise<StreamPrograms> {
    const { strategy, tolerance, whole = false } = asked;
    // One conversion for all lengths where the kernel allows it.
    this.#lengthMatters ??= lengthMatters(this.#layer);
    const forAll = (whole || strategy === "modal") && !this.#lengthMatters;
    const options = forAll ? { ...asked, maxLength: undefined } : asked;
    const { maxLength } = options;
    const key = JSON.stringify([batch, strategy, maxLength, tolerance, whole]);
    const known = this.#programs.get(key);
    if (known) {
      try {
        return await known;
      } catch (error) {
        // another caller's abort is not ours: prepare again
        if (options.signal?.aborted || !(error instanceof ToeplitzError && error.code === "aborted")) throw error;
        return this.#prepared(batch, options);
      }
    }
    const prepared = StreamPrograms.prepare(this.#layer, this.#home.workspace, batch, this.#home.conversions, options);
    this.#programs.set(key, prepared);
    prepared.catch(() => this.#programs.get(key) === prepared && this.#programs.delete(key));
    return prepared;
  }
}

function checkTolerance(tolerance: number): void {
  if (!(typeof tolerance === "number" && tolerance >= 0 && tolerance < 1)) {
    throw new ToeplitzError("argument", `tolerance: expected a number in [0, 1), got ${String(tolerance)}`);
  }
}
