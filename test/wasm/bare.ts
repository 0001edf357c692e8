import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { sizeOf } from "../../src/core/shape.js";
import { contractOf, type OpName, type OpParams } from "../../src/ops/index.js";
import type { WasmKernel } from "../../src/wasm/kernels/kernel.js";

/** Kernels called by hand, without the backend: what is left to test is the kernel alone. */
export const BUILDS = ["debug", "simd", "relaxed"] as const;
export type Build = (typeof BUILDS)[number];

const GUARD_BYTES = 64;
const GUARD = 0x7fc0beef; // a NaN with a pattern of its own: reading it poisons, overwriting it shows

export class BareModule {
  readonly #exports: Record<string, (...args: number[]) => void>;
  readonly #memory: WebAssembly.Memory;
  readonly #base: number;

  constructor(build: Build) {
    setFlagsFromString("--experimental-wasm-relaxed-simd"); // off by default in Node 20
    const url = new URL(`../../build/${build}.wasm`, import.meta.url);
    if (!existsSync(url)) throw new Error(`build/${build}.wasm is missing: npm run build:wasm`);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(url)), {});
    this.#exports = exports as Record<string, (...args: number[]) => void>;
    this.#memory = exports["memory"] as WebAssembly.Memory;
    this.#base = Math.ceil((exports["heapBase"] as () => number)() / 64) * 64;
  }

  /**
   * Runs a kernel over [0, units) cut at `cuts`. Operands lie at odd multiples of 4 bytes between guard words, outputs and
   * scratch start as NaN. The operand named `last` ends where the memory does: reading past it traps. Throws if a guard
   * word changed; returns the outputs by name.
   */
  run<K extends OpName>(
    name: K,
    params: OpParams<K>,
    inputs: Readonly<Record<string, Float32Array | Int32Array>>,
    kernel: WasmKernel<OpParams<K>>,
    cuts: readonly number[] = [],
    last?: string,
  ): Record<string, Float32Array> {
    const contract = contractOf(name);
    const loose = params as Readonly<Record<string, number | boolean | string>>;
    const areas: { name: string; floats: number; data?: Float32Array | Int32Array; align: number }[] = [];
    for (const [operand, spec] of Object.entries(contract.operands)) {
      if (spec.when && !spec.when(loose)) areas.push({ name: operand, floats: -1, align: 4 });
      else
        areas.push({
          name: operand,
          floats: sizeOf(spec.shape(loose)),
          data: inputs[operand],
          align: spec.packed ? 64 : 4,
        });
    }
    for (const [i, table] of (kernel.tables ?? []).entries()) {
      const data = table.data(params);
      areas.push({ name: `table${i}`, floats: data.length, data, align: 64 });
    }
    if (kernel.scratch) areas.push({ name: "scratch", floats: kernel.scratch(params) / 4, align: 64 });

    let at = this.#base;
    const pointers = areas.map(({ floats, align }) => {
      if (floats < 0) return 0;
      at = Math.ceil((at + GUARD_BYTES) / align) * align;
      if (align === 4) at = Math.ceil(at / 8) * 8 + 4;
      const pointer = at;
      at += 4 * floats;
      return pointer;
    });
    const final = areas.findIndex((area) => area.name === last);
    if (final >= 0) at += 4 * areas[final].floats;
    const missing = at + GUARD_BYTES - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / 65536));
    if (final >= 0) pointers[final] = this.#memory.buffer.byteLength - 4 * areas[final].floats;
    const top = final >= 0 ? this.#memory.buffer.byteLength : at + GUARD_BYTES;
    const words = new Uint32Array(this.#memory.buffer, this.#base, Math.ceil((top - this.#base) / 4));
    words.fill(GUARD);
    const owned = new Uint8Array(words.length);
    areas.forEach(({ floats, data }, i) => {
      if (floats < 0) return;
      const first = (pointers[i] - this.#base) / 4;
      owned.fill(1, first, first + floats);
      if (data instanceof Int32Array) new Int32Array(this.#memory.buffer, pointers[i], floats).set(data);
      else if (data) new Float32Array(this.#memory.buffer, pointers[i], floats).set(data);
    });

    const operands = pointers.slice(0, Object.keys(contract.operands).length);
    const constants = Object.entries(contract.params).map(([param, kind]) => {
      const value = loose[param];
      return Array.isArray(kind) ? kind.indexOf(value as string) : Number(value);
    });
    const fixed = [...operands, ...constants, ...pointers.slice(operands.length)];
    const edges = kernel.units ? [0, ...cuts, kernel.units(params)] : [];
    if (kernel.units) for (let i = 1; i < edges.length; i++) this.#exports[name](...fixed, edges[i - 1], edges[i]);
    else this.#exports[name](...fixed);

    for (let i = 0; i < words.length; i++) {
      if (!owned[i] && words[i] !== GUARD) throw new Error(`${name} wrote outside its operands, at word ${i}`);
    }
    const outputs: Record<string, Float32Array> = {};
    areas.forEach((area, i) => {
      if (contract.operands[area.name]?.role !== "out") return;
      outputs[area.name] = new Float32Array(this.#memory.buffer, pointers[i], area.floats).slice();
    });
    return outputs;
  }
}

/** Hex digits of the bits: NaN equals NaN, 0 differs from -0, and equal texts compare at once. */
export const bits = (values: Float32Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("hex");

/** The cuts that make every unit a call of its own. */
export function everyUnit<P>(kernel: WasmKernel<P>, params: P): number[] {
  return Array.from({ length: Math.max(0, (kernel.units?.(params) ?? 0) - 1) }, (_, i) => i + 1);
}

/** Seeded uniform noise in [-1, 1). */
export function noise(length: number, seed: number): Float32Array {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >> 7) / 2 ** 24;
  });
}

/** max |got - want| over rms(want), in units of 2^-24; NaN where something is not a number. */
export function errorOf(got: Float32Array, want: ArrayLike<number>): number {
  let worst = 0;
  let square = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = error;
    square += want[i] * want[i];
  }
  return want.length === 0 ? 0 : (worst * 2 ** 24) / Math.max(Math.sqrt(square / want.length), Number.MIN_VALUE);
}
