import { ToeplitzError } from "../core/errors.js";

/** Bytes of a Blob or file that are read at once: between two pieces an abort is seen and progress is told. */
export const PIECE = 4 * 2 ** 20;

/** The most that is reserved ahead of the bytes. */
const MAX_RESERVED = 256 * 2 ** 20;

/** Collects a file as it arrives. Memory grows with what has come, at most twofold, unless `reserve` vouches for more. */
export class ByteSink {
  #buffer = new Uint8Array(0);
  #length = 0;
  #reserved = 0;
  #limit = Number.POSITIVE_INFINITY;

  get length(): number {
    return this.#length;
  }

  /** Says how long the file will be. Memory is taken at once only where its source, not just its header, `vouches` for it. */
  expect(length: number, vouched: boolean): void {
    this.#limit = length;
    if (vouched) this.#reserved = Math.min(length, MAX_RESERVED);
  }

  append(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) this.#grow(needed);
    this.#buffer.set(chunk, this.#length);
    this.#length = needed;
  }

  /** What has come so far; a view that stays valid until the next append. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #grow(needed: number): void {
    const wanted = Math.max(2 * this.#length, this.#reserved);
    const capacity = Math.max(needed, Math.min(wanted, this.#limit));
    let grown: Uint8Array<ArrayBuffer>;
    try {
      grown = new Uint8Array(capacity);
    } catch (cause) {
      throw new ToeplitzError("memory", `cannot reserve ${capacity} bytes for a checkpoint`, { cause });
    }
    grown.set(this.bytes());
    this.#buffer = grown;
  }
}
