// Declares Symbol.dispose to consumers whose own `lib` lacks it.
/// <reference lib="esnext.disposable" preserve="true" />
import { ToeplitzError } from "../core/errors.js";
import type { Layer } from "../layers/layer.js";
import type { Backend } from "../plan/backend.js";
import { chooseBackend, type DeviceOptions, type DeviceReport } from "./choose.js";
import { Model } from "./model.js";
import { checkWeights, type WeightsInput } from "./weights.js";

export interface LoadOptions {
  readonly signal?: AbortSignal;
}

/** A backend that was chosen for this machine, and the models on it. Made by openDevice. */
export class Device extends EventTarget {
  readonly #backend: Backend;
  readonly #report: DeviceReport;
  readonly #models = new Set<{ dispose(): void }>();
  #disposed = false;

  constructor(backend: Backend, report: DeviceReport) {
    super();
    this.#backend = backend;
    this.#report = report;
  }

  get backend(): Backend["name"] {
    return this.#backend.name;
  }

  /** What was chosen, why, and what was not, with reasons. */
  report(): DeviceReport {
    return this.#report;
  }

  /** Checks the weights against the layer and makes a model. Throws `missing` or `shape` naming the weight. */
  async load<I extends string>(layer: Layer<I>, weights: WeightsInput, options: LoadOptions = {}): Promise<Model<I>> {
    this.#check();
    if (options.signal?.aborted)
      throw new ToeplitzError("aborted", "loading was aborted", { cause: options.signal.reason });
    const source = checkWeights(layer, weights);
    const workspace = this.#backend.open(source);
    const onDispose = () => void this.#models.delete(model);
    const model: Model<I> = new Model(layer, { workspace, weights: source, conversions: new Map(), onDispose });
    this.#models.add(model);
    return model;
  }

  /** Disposes every model on the device, then the backend. Safe to call twice. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const model of [...this.#models]) model.dispose();
    this.#backend.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
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
  const { backend, report } = await chooseBackend(options);
  return new Device(backend, report);
}
