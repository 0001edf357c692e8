import type { Backend, WeightSource, Workspace } from "../plan/backend.js";
import { WasmDevice } from "./device.js";
import { instantiate, type WasmCode } from "./module.js";
import { WasmWorkspace } from "./workspace.js";

export interface WasmOptions {
  /** Bytes of guard around every array, checked after every run: for tests. */
  readonly guard?: number;
}

/** The WebAssembly backend. Kernels run on the calling thread; long runs let the event loop in between steps. */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  readonly #device: WasmDevice;

  private constructor(device: WasmDevice) {
    this.#device = device;
  }

  /** Throws `unsupported` where the code cannot be instantiated. */
  static async create(code: WasmCode, options: WasmOptions = {}): Promise<WasmBackend> {
    return new WasmBackend(new WasmDevice(await instantiate(code), options.guard ?? 0));
  }

  /** Bytes of linear memory in use and reserved. */
  get memory(): { used: number; size: number } {
    return { used: this.#device.memory.used, size: this.#device.memory.size };
  }

  open(weights: WeightSource): Workspace {
    return new WasmWorkspace(this.#device, weights);
  }

  dispose(): void {
    this.#device.disposed = true;
  }
}
