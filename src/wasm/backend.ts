import { ToeplitzError } from "../core/errors.js";
import type { Backend, WeightSource, Workspace } from "../plan/backend.js";
import type { WasmCode } from "./code.js";
import { WasmDevice } from "./device.js";
import { instantiate } from "./module.js";
import { createSharedMemory } from "./threads/available.js";
import { WasmWorkspace } from "./workspace.js";

export interface WasmOptions {
  /** Bytes of guard around every array, checked after every run: for tests. */
  readonly guard?: number;
  /** Threads to share long steps among, the calling one included; above 1 the code must be bytes. */
  readonly threads?: number;
}

/**
 * The WebAssembly backend. Kernels run on the calling thread, long steps on others too where there are threads; long runs
 * let the event loop in between steps. Results do not depend on the number of threads.
 */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  readonly #device: WasmDevice;

  private constructor(device: WasmDevice) {
    this.#device = device;
  }

  /** Throws `unsupported` where the code cannot be instantiated, or threads were asked for and cannot start. */
  static async create(code: WasmCode, options: WasmOptions = {}): Promise<WasmBackend> {
    const { guard = 0, threads = 1 } = options;
    if (threads === 1) return new WasmBackend(new WasmDevice(await instantiate(code), guard));
    const shared = createSharedMemory();
    const [{ ThreadPool }, { sharedBuild }] = await Promise.all([
      import("./threads/pool.js"),
      import("./threads/sharedBuild.js"),
    ]);
    const module = await compileShared(code, sharedBuild);
    const device = new WasmDevice(await instantiate(module, shared), guard);
    device.threads = await ThreadPool.open(module, shared, [...device.module.functions.keys()], threads, device.memory);
    return new WasmBackend(device);
  }

  /** Threads that share long steps now: fewer than were asked for once one has died. */
  get threads(): number {
    return this.#device.threads?.size ?? 1;
  }

  /** Modelled nanoseconds on one thread from which a step goes to all threads; infinite: none does. */
  get worthSharingNs(): number {
    return this.#device.threads?.worthSharingNs ?? Number.POSITIVE_INFINITY;
  }

  set worthSharingNs(ns: number) {
    if (this.#device.threads) this.#device.threads.worthSharingNs = ns;
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
    this.#device.threads?.dispose();
  }
}

/** The module of a threaded build. Throws `unsupported` for what is no module, or is compiled already. */
async function compileShared(
  code: WasmCode,
  sharedBuild: (bytes: Uint8Array | ArrayBuffer) => Uint8Array<ArrayBuffer>,
): Promise<WebAssembly.Module> {
  if (!("byteLength" in code)) {
    throw new ToeplitzError("unsupported", "threads: the kernels: expected bytes, got a compiled module");
  }
  try {
    return await WebAssembly.compile(sharedBuild(code));
  } catch (cause) {
    if (cause instanceof ToeplitzError) throw cause;
    throw new ToeplitzError("unsupported", `threads: the kernels cannot be compiled: ${String(cause)}`, { cause });
  }
}
