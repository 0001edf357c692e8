import { ToeplitzError } from "../core/errors.js";
import { roundUp } from "../core/math.js";

const PAGE = 65536;
const ALIGNMENT = 64;
/** Kernels use 32-bit pointers, and engines give at most 65536 pages of 64 KiB. */
const LIMIT = 65536 * PAGE;

/**
 * The linear memory of one module: first-fit allocation on a sorted free list that merges neighbours, so that a device
 * whose models come and go does not grow. `guard` surrounds every block with that many bytes of a pattern that verify()
 * checks, and fills new blocks with NaN: for tests.
 */
export class WasmMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #guard: number;
  readonly #free: { at: number; size: number }[] = [];
  readonly #blocks = new Map<number, number>();
  #top: number;
  #used = 0;
  #views: { readonly floats: Float32Array; readonly ints: Int32Array } | undefined;

  constructor(memory: WebAssembly.Memory, heapBase: number, guard = 0) {
    this.#memory = memory;
    this.#guard = roundUp(guard, ALIGNMENT);
    this.#top = roundUp(heapBase, ALIGNMENT);
  }

  /** Bytes in blocks that are allocated now. */
  get used(): number {
    return this.#used;
  }

  /** Bytes of the linear memory. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  /** A 64-byte aligned block, uninitialised; throws `memory` where the device cannot give it and stays usable. */
  allocate(bytes: number): number {
    const size = roundUp(Math.max(bytes, 1), ALIGNMENT) + 2 * this.#guard;
    let index = this.#free.findIndex((block) => block.size >= size);
    if (index < 0) {
      this.#grow(size);
      index = this.#free.findIndex((block) => block.size >= size);
    }
    const block = this.#free[index];
    const start = block.at;
    if (block.size === size) this.#free.splice(index, 1);
    else {
      block.at += size;
      block.size -= size;
    }
    const at = start + this.#guard;
    this.#blocks.set(at, size);
    this.#used += size;
    if (this.#guard > 0) this.bytes(start, size).fill(0xff);
    return at;
  }

  free(at: number): void {
    const size = this.#blocks.get(at);
    if (size === undefined) throw new ToeplitzError("internal", `wasm memory: ${at} is not an allocated block`);
    this.#blocks.delete(at);
    this.#used -= size;
    this.#release(at - this.#guard, size);
  }

  /** Values to an address, without a view of their own. */
  put(at: number, values: Float32Array | Int32Array): void {
    const { floats, ints } = this.#whole();
    (values instanceof Int32Array ? ints : floats).set(values, at >> 2);
  }

  /** A copy of `length` floats. */
  copy(at: number, length: number): Float32Array {
    return this.#whole().floats.slice(at >> 2, (at >> 2) + length);
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, length);
  }

  ints(at: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, at, length);
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  /** With guards: throws `internal` if any byte around an allocated block was written. */
  verify(): void {
    if (this.#guard === 0) return;
    for (const [at, size] of this.#blocks) {
      const around = [this.bytes(at - this.#guard, this.#guard), this.bytes(at + size - 2 * this.#guard, this.#guard)];
      if (around.some((guard) => guard.some((byte) => byte !== 0xff))) {
        throw new ToeplitzError("internal", `wasm memory: a guard of the block at ${at} was overwritten`);
      }
    }
  }

  /** Views of all of the memory as it is: growing it detaches them. */
  #whole(): { readonly floats: Float32Array; readonly ints: Int32Array } {
    const { buffer } = this.#memory;
    if (this.#views?.floats.buffer !== buffer) {
      this.#views = { floats: new Float32Array(buffer), ints: new Int32Array(buffer) };
    }
    return this.#views;
  }

  #grow(size: number): void {
    const last = this.#free.at(-1);
    const tail = last && last.at + last.size === this.#top ? last.size : 0;
    const top = this.#top + size - tail;
    const have = this.#memory.buffer.byteLength;
    if (top > have) {
      // growing by an eighth more keeps the number of grow() calls, each of which detaches every view, logarithmic
      const generous = Math.min(roundUp(Math.max(top, have + have / 8), PAGE), LIMIT);
      if (top > LIMIT || !(this.#tryGrow(generous - have) || this.#tryGrow(roundUp(top, PAGE) - have))) {
        throw new ToeplitzError(
          "memory",
          `wasm memory: ${size} bytes more were asked for, ${this.#used} are in use, and the engine refused to grow`,
        );
      }
    }
    this.#release(this.#top, top - this.#top);
    this.#top = top;
  }

  #tryGrow(bytes: number): boolean {
    try {
      this.#memory.grow(bytes / PAGE);
      return true;
    } catch {
      return false;
    }
  }

  #release(at: number, size: number): void {
    let index = this.#free.findIndex((block) => block.at > at);
    if (index < 0) index = this.#free.length;
    this.#free.splice(index, 0, { at, size });
    for (const i of [index, index - 1]) {
      const [left, right] = [this.#free[i], this.#free[i + 1]];
      if (left && right && left.at + left.size === right.at) {
        left.size += right.size;
        this.#free.splice(i + 1, 1);
      }
    }
  }
}
