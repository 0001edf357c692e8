import type { ToeplitzError } from "../core/errors.js";
import type { Backend, WeightSource, Workspace } from "../plan/backend.js";
import { WebgpuDevice, type WebgpuDeviceOptions } from "./device.js";
import type { GPUDeviceLike } from "./gpu.js";
import { WebgpuWorkspace } from "./workspace.js";

export interface WebgpuOptions extends WebgpuDeviceOptions {
  /** Whether dispose() destroys the device: true for one that this library requested. */
  readonly owned?: boolean;
}

/** The WebGPU backend: plans as compute passes on one device. */
export class WebgpuBackend implements Backend {
  readonly name = "webgpu";
  readonly #device: WebgpuDevice;
  readonly #owned: boolean;

  constructor(gpu: GPUDeviceLike, { owned = false, ...options }: WebgpuOptions = {}) {
    this.#device = new WebgpuDevice(gpu, options);
    this.#owned = owned;
  }

  get lost(): Promise<ToeplitzError> {
    return this.#device.life.lost;
  }

  get isLost(): boolean {
    return this.#device.life.isLost;
  }

  open(weights: WeightSource): Workspace {
    return new WebgpuWorkspace(this.#device, weights);
  }

  dispose(): void {
    this.#device.dispose(this.#owned);
  }
}
