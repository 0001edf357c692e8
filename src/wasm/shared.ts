import type { WasmMemory } from "./memory.js";

/** Blocks of linear memory that several users share by key; a block is freed when its last user lets go. */
export class SharedBlocks {
  readonly #memory: WasmMemory;
  readonly #blocks = new Map<string, { at: number; users: number }>();

  constructor(memory: WasmMemory) {
    this.#memory = memory;
  }

  has(key: string): boolean {
    return this.#blocks.has(key);
  }

  /** The address under `key`, for one more user; `make` is called where there is none yet. */
  acquire(key: string, make: () => number): number {
    let block = this.#blocks.get(key);
    if (!block) {
      block = { at: make(), users: 0 };
      this.#blocks.set(key, block);
    }
    block.users++;
    return block.at;
  }

  release(key: string): void {
    const block = this.#blocks.get(key);
    if (!block || --block.users > 0) return;
    this.#blocks.delete(key);
    this.#memory.free(block.at);
  }
}
