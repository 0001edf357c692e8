import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

/** A wasm build with its memory handed out once, for benches that call kernels by hand. */
export interface Arena {
  readonly call: Readonly<Record<string, (...args: number[]) => void>>;
  /** Address of `data` copied to fresh memory, 64-byte aligned. */
  put(data: Float32Array): number;
  /** Fresh memory for `bytes`, 64-byte aligned. */
  reserve(bytes: number): number;
  floats(address: number, length: number): Float32Array;
  /** Forgets everything that was put or reserved. */
  reset(): void;
}

/** The bytes of a build by path; undefined if the file is not there or this runtime cannot compile it. */
export function readBuild(path: string): Uint8Array<ArrayBuffer> | undefined {
  setFlagsFromString("--experimental-wasm-relaxed-simd"); // off by default in Node 20
  if (!existsSync(path)) return undefined;
  const bytes = Uint8Array.from(readFileSync(path));
  return WebAssembly.validate(bytes) ? bytes : undefined;
}

/** An instance of a build by path; undefined as above. */
export function openArena(path: string): Arena | undefined {
  const bytes = readBuild(path);
  if (!bytes) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const memory = exports["memory"] as WebAssembly.Memory;
  const base = 65536;
  let next = base;
  const reserve = (size: number): number => {
    const address = next;
    next = Math.ceil((next + size) / 64) * 64;
    const missing = next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return address;
  };
  return {
    call: exports as Record<string, (...args: number[]) => void>,
    reserve,
    put(data) {
      const address = reserve(data.byteLength);
      new Float32Array(memory.buffer, address, data.length).set(data);
      return address;
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    reset() {
      next = base;
    },
  };
}
