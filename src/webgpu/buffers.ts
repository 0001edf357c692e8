import { ToeplitzError } from "../core/errors.js";
import { roundUp } from "../core/math.js";
import { type GPUBufferLike, type GPUDeviceLike, usage } from "./gpu.js";

/** An array in a buffer of its own: `bytes` of data, of which kernels are shown `bound` (rounded up, guard included). */
export interface GpuArray {
  readonly buffer: GPUBufferLike;
  readonly bytes: number;
  readonly bound: number;
}

/** Buffers that nobody uses are kept up to this many bytes. */
const KEPT_BYTES = 64 * 2 ** 20;
/** Uploads are cut, so that the copy that the browser makes of each stays small. */
const UPLOAD_BYTES = 16 * 2 ** 20;

/**
 * Storage buffers by size class (quarters of powers of two): what a program gives back serves the next. One buffer per
 * array, because a buffer that one dispatch both reads and writes is an error even where the ranges are apart.
 * `guard` (for tests) adds that many bytes after every array, visible to the kernels, all ones, as is the fresh array.
 */
export class Buffers {
  readonly #device: GPUDeviceLike;
  readonly #guard: number;
  readonly #free = new Map<number, GPUBufferLike[]>();
  readonly #sizes = new Map<GPUBufferLike, number>();
  readonly #live = new Set<GpuArray>();
  #kept = 0;

  constructor(device: GPUDeviceLike, guard: number) {
    this.#device = device;
    this.#guard = roundUp(guard, 16);
  }

  /** Arrays that are in use. */
  get live(): ReadonlySet<GpuArray> {
    return this.#live;
  }

  /** An uninitialised array. Throws `memory`, naming `what`, where the device's limits do not allow it. */
  allocate(bytes: number, what: string): GpuArray {
    const bound = roundUp(Math.max(bytes, 1), 16) + this.#guard;
    const { maxStorageBufferBindingSize, maxBufferSize } = this.#device.limits;
    this.#checkLimit(what, bound, "maxStorageBufferBindingSize", maxStorageBufferBindingSize);
    this.#checkLimit(what, bound, "maxBufferSize", maxBufferSize);
    const size = Math.min(sizeClass(bound), maxBufferSize);
    let buffer = this.#guard === 0 ? this.#free.get(size)?.pop() : undefined;
    if (buffer) this.#kept -= size;
    else {
      const flags = usage.storage | usage.copySource | usage.copyTarget;
      buffer = this.#device.createBuffer({ size, usage: flags, label: what });
      this.#sizes.set(buffer, size);
    }
    const array = { buffer, bytes, bound };
    this.#live.add(array);
    if (this.#guard > 0) this.#device.queue.writeBuffer(buffer, 0, new Uint8Array(bound).fill(0xff));
    return array;
  }

  free(array: GpuArray): void {
    if (!this.#live.delete(array)) throw new ToeplitzError("internal", "webgpu: a buffer was freed twice");
    const size = this.#sizes.get(array.buffer)!;
    if (this.#guard > 0 || this.#kept + size > KEPT_BYTES) {
      this.#sizes.delete(array.buffer);
      array.buffer.destroy();
      return;
    }
    this.#kept += size;
    const list = this.#free.get(size);
    if (list) list.push(array.buffer);
    else this.#free.set(size, [array.buffer]);
  }

  write(array: GpuArray, data: Float32Array | Int32Array): void {
    const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    for (let at = 0; at < bytes.length; at += UPLOAD_BYTES) {
      const part = bytes.subarray(at, Math.min(at + UPLOAD_BYTES, bytes.length));
      this.#device.queue.writeBuffer(array.buffer, at, part);
    }
  }

  upload(data: Float32Array, what: string): GpuArray {
    const array = this.allocate(data.byteLength, what);
    this.write(array, data);
    return array;
  }

  /** Destroys every buffer, used or kept. */
  dispose(): void {
    for (const buffer of this.#sizes.keys()) buffer.destroy();
    this.#sizes.clear();
    this.#free.clear();
  }

  #checkLimit(what: string, bytes: number, name: string, limit: number): void {
    if (bytes <= limit) return;
    throw new ToeplitzError("memory", `webgpu: ${what} needs ${bytes} bytes, the device's ${name} is ${limit}`);
  }
}

function sizeClass(bytes: number): number {
  const step = Math.max(256, 2 ** (Math.floor(Math.log2(bytes)) - 2));
  return roundUp(bytes, step);
}

/** Arrays that several users share by key, freed when the last lets go. */
export class SharedArrays {
  readonly #buffers: Buffers;
  readonly #arrays = new Map<string, { array: GpuArray; users: number }>();

  constructor(buffers: Buffers) {
    this.#buffers = buffers;
  }

  has(key: string): boolean {
    return this.#arrays.has(key);
  }

  /** The array under `key`, for no longer than its users keep it. */
  peek(key: string): GpuArray | undefined {
    return this.#arrays.get(key)?.array;
  }

  /** The array under `key`, for one more user; `make` is called where there is none yet. */
  acquire(key: string, make: () => GpuArray): GpuArray {
    let entry = this.#arrays.get(key);
    if (!entry) {
      entry = { array: make(), users: 0 };
      this.#arrays.set(key, entry);
    }
    entry.users++;
    return entry.array;
  }

  release(key: string): void {
    const entry = this.#arrays.get(key);
    if (!entry || --entry.users > 0) return;
    this.#arrays.delete(key);
    this.#buffers.free(entry.array);
  }

  /** Frees every array, whoever uses it. */
  clear(): void {
    for (const { array } of this.#arrays.values()) this.#buffers.free(array);
    this.#arrays.clear();
  }
}
