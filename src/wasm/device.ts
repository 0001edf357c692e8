import { PaceClock } from "../core/pacer.js";
import { WasmMemory } from "./memory.js";
import type { WasmModule } from "./module.js";
import { SharedBlocks } from "./shared.js";
import type { ThreadPool } from "./threads/pool.js";

/** What every workspace of one wasm backend shares: the module, its memory, and the tables of the kernels. */
export class WasmDevice {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  readonly tables: SharedBlocks;
  /** Guard bytes around every array, for tests; 0 otherwise. */
  readonly guard: number;
  /** Threads for long steps; none where everything runs on the calling thread. */
  threads: ThreadPool | undefined;
  readonly clock = new PaceClock();
  disposed = false;

  constructor(module: WasmModule, guard: number) {
    this.module = module;
    this.guard = guard;
    this.memory = new WasmMemory(module.memory, module.heapBase, guard);
    this.tables = new SharedBlocks(this.memory);
  }

  /** A block holding these values. */
  upload(data: Float32Array): number {
    const at = this.memory.allocate(data.length * 4);
    this.memory.floats(at, data.length).set(data);
    return at;
  }
}
