import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";
import type { Extent, Layer } from "../layers/layer.js";
import type { Inputs, WeightSource, Workspace } from "../plan/backend.js";
import type { CostScales } from "../plan/cost.js";
import { type Conversions, etscKey, type KernelName, modalKey } from "./conversions.js";
import { adoptConverted, writeConverted } from "./convertedFile.js";
import { type Converted, type ConvertOptions, convertToSki, DEFAULT_RANK } from "./converting.js";
import { WeakHandles } from "./finalize.js";
import { fingerprintOf } from "./fingerprint.js";
import { lengthMatters, type MixingOptions, prepareMixings, probeKernels } from "./mixings.js";
import { runWhole } from "./runWhole.js";
import { roundingAllowed, strategies } from "./strategy.js";
import { Stream, type StreamOptions } from "./stream.js";
import { StreamPrograms, type StreamShape } from "./streamPrograms.js";

/** What a model has from its device. */
export interface ModelHome {
  readonly workspace: Workspace;
  readonly weights: WeightSource;
  /** Shared by all models over these weights. */
  readonly conversions: Conversions;
  /** Taps from which exact streams take tiles, unless asked otherwise. */
  readonly longWindow: number;
  /** Whether tokens gain by rounded linear layers. */
  readonly roundingPays: boolean;
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
    const wanted = options.rounded ?? roundingAllowed(strategy, tolerance);
    const shape = { batch, rounded: wanted && batch === 1 && this.#home.roundingPays };
    const programs = await this.#prepared(shape, { strategy, maxLength, tolerance, signal, onProgress });
    return new Stream<I>(programs, {
      maxLength,
      owner: this.#owner,
      debug: this.#home.debug,
      fingerprint: () => this.#fingerprintOf(),
      onClone: (stream) => this.#open.add(stream),
      onDispose: (stream) => this.#open.delete(stream),
    });
  }

  /** A whole sequence with kernels of that tolerance. */
  async run(inputs: Inputs, { batch, n }: Extent, tolerance: number, signal?: AbortSignal): Promise<Float32Array> {
    checkTolerance(tolerance);
    const asked = { strategy: "auto", maxLength: n, tolerance, whole: true, signal } as const;
    const programs = await this.#prepared({ batch, rounded: false }, asked);
    return runWhole(this.#home.workspace, await programs.whole(n, { signal }), inputs, { signal });
  }

  /** Converts every kernel, for a file that a later load of the same weights begins with. */
  async convert(options: ConvertOptions): Promise<Converted> {
    const { to, maxLength, signal, onProgress, tolerance = DEFAULT_TOLERANCE } = options;
    if (!["modal", "etsc", "ski"].includes(to)) {
      throw new ToeplitzError("argument", `convert: to: expected modal, etsc or ski, got ${String(to)}`);
    }
    if (maxLength !== undefined) checkInteger("convert: maxLength", maxLength, 1);
    const { workspace, conversions } = this.#home;
    const fingerprint = this.#fingerprintOf();
    if (to === "ski") {
      const kernels = await probeKernels(this.#layer, workspace, { maxLength, signal }, true);
      const made = await convertToSki(kernels, options);
      const report = made.map(({ name, operatorError }) => {
        const error = Math.max(0, ...operatorError).toExponential(1);
        return `${name}: ski of rank ${options.rank ?? DEFAULT_RANK}, error ${error} of the operator's Frobenius norm`;
      });
      return { bytes: writeConverted({ to, kernels: made }, fingerprint), report };
    }
    const asked = this.#forAll({ strategy: to, maxLength, tolerance, signal, onProgress });
    const { byName, report } = await prepareMixings(this.#layer, workspace, conversions, asked);
    const names = [...byName].map(([name, { rows }]) => ({ name, rows }));
    if (to === "modal") {
      checkTolerance(tolerance);
      const find = async (name: KernelName) => ({
        ...name,
        ...(await conversions.modal.get(modalKey(name, tolerance))!),
      });
      const kernels = await Promise.all(names.map(find));
      return { bytes: writeConverted({ to, tolerance, kernels }, fingerprint), report };
    }
    const find = (name: KernelName) => {
      const kernel = conversions.etsc.get(etscKey(name, false)) ?? conversions.etsc.get(etscKey(name, true));
      return { ...name, ...kernel! };
    };
    return { bytes: writeConverted({ to, kernels: names.map(find) }, fingerprint), report };
  }

  /** Kernels of a file that convert() has made. */
  adopt(file: Checkpoint): void {
    adoptConverted(file, this.#fingerprintOf(), this.#home.conversions);
  }

  dispose(): void {
    for (const stream of this.#open.all()) stream.dispose();
    this.#programs.clear();
  }

  #fingerprintOf(): string {
    this.#fingerprint ??= fingerprintOf(this.#layer, this.#home.weights);
    return this.#fingerprint;
  }

  /** One conversion for all lengths where the kernel allows it. */
  #forAll(asked: Omit<MixingOptions, "longWindow">): MixingOptions {
    this.#lengthMatters ??= lengthMatters(this.#layer);
    const forAll = (asked.whole || asked.strategy === "modal") && !this.#lengthMatters;
    return { ...asked, maxLength: forAll ? undefined : asked.maxLength, longWindow: this.#home.longWindow };
  }

  async #prepared(shape: StreamShape, asked: Omit<MixingOptions, "longWindow">): Promise<StreamPrograms> {
    const options = this.#forAll(asked);
    const { strategy, tolerance, maxLength, whole = false } = options;
    const key = JSON.stringify([shape, strategy, maxLength, tolerance, whole]);
    const known = this.#programs.get(key);
    if (known) {
      try {
        return await known;
      } catch (error) {
        // another caller's abort is not ours: prepare again
        if (options.signal?.aborted || !(error instanceof ToeplitzError && error.code === "aborted")) throw error;
        return this.#prepared(shape, options);
      }
    }
    const prepared = StreamPrograms.prepare(this.#layer, this.#home.workspace, shape, this.#home.conversions, options);
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
