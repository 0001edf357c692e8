import { roundUp } from "../core/math.js";
import { type GPUBufferLike, type GPUCommandEncoderLike, type GPUDeviceLike, MAP_MODE_READ, usage } from "./gpu.js";
import type { Life } from "./life.js";

/** Waits for a recorded copy, which `what` names in errors: the bytes of each range. */
export type Read = (what: string) => Promise<Uint8Array<ArrayBuffer>[]>;

export interface ReadRange {
  readonly buffer: GPUBufferLike;
  readonly from: number;
  readonly bytes: number;
}

/** Staging buffers kept for the next reads. */
const KEPT = 3;

/** Copies arrays back to the CPU: one staging buffer and one map per read, a few staging buffers going round. */
export class Readback {
  readonly #device: GPUDeviceLike;
  readonly #life: Life;
  readonly #free: { readonly buffer: GPUBufferLike; readonly size: number }[] = [];

  constructor(device: GPUDeviceLike, life: Life) {
    this.#device = device;
    this.#life = life;
  }

  /** Records the copies. Call what it returns once, after the submission: it resolves with the bytes of each range. */
  record(encoder: GPUCommandEncoderLike, ranges: readonly ReadRange[]): Read {
    const offsets: number[] = [];
    let total = 0;
    for (const { bytes } of ranges) {
      offsets.push(total);
      total += roundUp(bytes, 8);
    }
    if (total === 0) return async () => ranges.map(() => new Uint8Array(0));
    const staging = this.#take(total);
    for (const [index, { buffer, from, bytes }] of ranges.entries()) {
      if (bytes > 0) encoder.copyBufferToBuffer(buffer, from, staging.buffer, offsets[index], roundUp(bytes, 4));
    }
    return async (what) => {
      try {
        await this.#life.during(what, staging.buffer.mapAsync(MAP_MODE_READ, 0, total));
        const mapped = staging.buffer.getMappedRange(0, total);
        const parts = ranges.map(
          ({ bytes }, index) => new Uint8Array(mapped.slice(offsets[index], offsets[index] + bytes)),
        );
        staging.buffer.unmap();
        this.#give(staging);
        return parts;
      } catch (error) {
        staging.buffer.destroy();
        throw error;
      }
    };
  }

  dispose(): void {
    for (const { buffer } of this.#free) buffer.destroy();
    this.#free.length = 0;
  }

  #take(bytes: number): { buffer: GPUBufferLike; size: number } {
    const index = this.#free.findIndex(({ size }) => size >= bytes && size <= 4 * Math.max(bytes, 4096));
    if (index >= 0) return this.#free.splice(index, 1)[0];
    const size = roundUp(bytes, 4096);
    const buffer = this.#device.createBuffer({ size, usage: usage.mapRead | usage.copyTarget, label: "readback" });
    return { buffer, size };
  }

  #give(staging: { buffer: GPUBufferLike; size: number }): void {
    this.#free.push(staging);
    if (this.#free.length > KEPT) this.#free.shift()!.buffer.destroy();
  }
}
