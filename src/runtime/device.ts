// Declares Symbol.dispose to consumers whose own `lib` lacks it.
/// <reference lib="esnext.disposable" preserve="true" />
import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import type { Layer } from "../layers/layer.js";
import type { Backend } from "../plan/backend.js";
import { type Chosen, chooseBackend, type DeviceOptions } from "./choose.js";
import { noConversions } from "./conversions.js";
import { WeakHandles, watch, weak } from "./finalize.js";
import type { Loss } from "./managed/types.js";
import { Model } from "./model.js";
import type { DeviceReport } from "./report.js";
import type { SelfTestOptions, SelfTestResult } from "./selfTest.js";
import { longWindowOf, roundingPays } from "./strategy.js";
import { checkWeights, type WeightsInput } from "./weights.js";

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Weights that were found and checked, of how many. Plans are made at the first run of each extent: see Model.compile. */
  readonly onProgress?: (progress: { readonly loaded: number; readonly total: number }) => void;
}

/**
 * A device was lost and work goes on, type "lost"; or a device refused a plan that then goes elsewhere, type "refused". The
 * handles stay what they are; nothing needs to be done.
 */
export class LossEvent extends Event implements Loss {
  readonly kind: Loss["kind"];
  readonly backend: Loss["backend"];
  readonly reason: string;
  readonly now: Loss["now"];

  constructor({ kind, backend, reason, now }: Loss) {
    super(kind);
    this.kind = kind;
    this.backend = backend;
    this.reason = reason;
    this.now = now;
  }
}

/** A backend that was chosen for this machine, and the models on it. Made by openDevice. */
export class Device extends EventTarget {
  readonly #chosen: Chosen;
  readonly #debug: boolean;
  readonly #models = new WeakHandles<{ dispose(): void }>();
  readonly #unwatch: () => void;
  #disposed = false;

  constructor(chosen: Chosen, { debug = false }: Pick<DeviceOptions, "debug"> = {}) {
    super();
    this.#chosen = chosen;
    this.#debug = debug;
    this.#unwatch = watch(this, { what: "device", debug, release: () => chosen.backend.dispose() });
    const self = weak(this);
    chosen.listen((loss) => void self.deref()?.dispatchEvent(new LossEvent(loss)));
  }

  /** What most work runs on now. */
  get backend(): Backend["name"] {
    return this.#chosen.backend.name;
  }

  /** What was chosen, why, and what was not, with reasons; and what was lost since. */
  report(): DeviceReport {
    return this.#chosen.report();
  }

  /**
   * Runs every op on this very device, small random inputs at sizes where kernels have their edges, and holds the results against
   * float64. Throws `aborted` when the signal fires.
   */
  async selfTest(options: SelfTestOptions = {}): Promise<SelfTestResult[]> {
    this.#check();
    const { selfTest } = await import("./selfTest.js");
    return selfTest(this.#chosen.backend, options);
  }

  /** Checks the weights against the layer and makes a model. Throws `missing` or `shape` naming the weight. */
  async load<I extends string>(layer: Layer<I>, weights: WeightsInput, options: LoadOptions = {}): Promise<Model<I>> {
    this.#check();
    throwIfAborted(options.signal);
    const source = checkWeights(layer, weights);
    const { backend, scales } = this.#chosen;
    const workspace = backend.open(source);
    const models = this.#models;
    const model: Model<I> = new Model(layer, {
      workspace,
      weights: source,
      conversions: noConversions(),
      longWindow: longWindowOf(backend.name),
      roundingPays: roundingPays(backend.name),
      scales,
      owner: this,
      debug: this.#debug,
      onDispose: () => models.delete(model),
    });
    models.add(model);
    const total = Object.keys(layer.weights).length;
    options.onProgress?.({ loaded: total, total });
    return model;
  }

  /** Disposes every model on the device, then the backend. Safe to call twice. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#unwatch();
    for (const model of this.#models.all()) model.dispose();
    this.#chosen.backend.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** dispose(), and for a device in a worker the end of the worker. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
    await this.#chosen.closed?.();
  }

  #check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this device was disposed");
  }
}

/**
 * Opens the best device there is, or the one asked for. Throws `unsupported` with the reason for every backend that was
 * tried where none works.
 */
export async function openDevice(options: DeviceOptions = {}): Promise<Device> {
  return new Device(await chooseBackend(options), options);
}
