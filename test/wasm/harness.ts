import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { FLOAT32_ROUNDOFF } from "../../src/core/math.js";
import { sizeOf } from "../../src/core/shape.js";
import { contractOf, type OpName, type OpParams } from "../../src/ops/index.js";
import type { WasmKernel } from "../../src/wasm/kernels/kernel.js";

export const targets = ["debug", "simd", "relaxed"] as const;
export type Target = (typeof targets)[number];
export type Values = Record<string, Float32Array | Int32Array>;
type Kernel = (...args: number[]) => void;

const GUARD = 64;

/** Hex digits of the bits: NaN equals NaN, 0 differs from -0, and equal texts compare at once. */
export const bits = (values: Float32Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("hex");

/** A deterministic uniform sequence in [-1, 1). */
export function noise(length: number, seed: number): Float32Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1;
  });
}

/** max |got - want| in units of 2^-24 rms(want): what the bound of a contract is compared with. */
export function errorOf(got: Float32Array, want: ArrayLike<number>): number {
  let squares = 0;
  let worst = 0;
  for (let i = 0; i < got.length; i++) {
    squares += want[i] ** 2;
    const error = Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = error; // NaN stays
  }
  return worst === 0 ? 0 : worst / (FLOAT32_ROUNDOFF * Math.sqrt(squares / got.length));
}

/** One wasm build with a way to call its kernels by contract, everything around the operands watched. */
export class Kernels {
  readonly #exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;

  constructor(target: Target) {
    // Node 20 compiles relaxed SIMD behind a flag; later versions know it without
    if (target === "relaxed" && Number(process.versions.node.split(".")[0]) < 22) {
      setFlagsFromString("--experimental-wasm-relaxed-simd");
    }
    const bytes = readFileSync(new URL(`../../build/${target}.wasm`, import.meta.url));
    this.#exports = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    this.#memory = this.#exports["memory"] as WebAssembly.Memory;
  }

  /**
   * Runs the kernel and returns its outputs. Outputs and guards start as NaN; throws if a byte outside the outputs
   * changed. The operand named `last` ends at the end of memory, where reading past it traps. `cuts` are the unit ranges
   * to call one after the other, by default one call for all.
   */
  run<K extends OpName>(
    name: K,
    kernel: WasmKernel<OpParams<K>>,
    params: OpParams<K>,
    inputs: Values,
    options: { last?: string; cuts?: (units: number) => [number, number][] } = {},
  ): Record<string, Float32Array> {
    const contract = contractOf(name);
    const place = new Map<string, { at: number; length: number }>();
    const present = Object.entries(contract.operands).filter(([, o]) => !o.optional || o.when?.(params));
    const ordered = [...present].sort(([a], [b]) => Number(a === options.last) - Number(b === options.last));
    let top = 65536 * 2;
    for (const [operand, { shape }] of ordered) {
      const length = sizeOf(shape(params));
      place.set(operand, { at: top, length });
      top = Math.ceil((top + 4 * length + GUARD) / GUARD) * GUARD;
    }
    this.#memory.grow(Math.max(0, Math.ceil((top - this.#memory.buffer.byteLength) / 65536)));
    const buffer = this.#memory.buffer;
    new Uint8Array(buffer, 65536 * 2).fill(0xff);
    const final = options.last === undefined ? undefined : place.get(options.last);
    if (final) final.at = buffer.byteLength - 4 * final.length;
    for (const [operand, { role }] of present) {
      const { at, length } = place.get(operand)!;
      if (role === "out") continue;
      const data = inputs[operand];
      if (data?.length !== length) throw new Error(`${name}: ${operand} needs ${length} values, got ${data?.length}`);
      new Uint8Array(buffer).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    }
    const before = new Int32Array(buffer.slice(0));
    const args = Object.keys(contract.operands).map((operand) => place.get(operand)?.at ?? 0);
    for (const [param, kind] of Object.entries(contract.params)) {
      const value = (params as Record<string, number | boolean | string>)[param];
      args.push(typeof kind === "string" ? Number(value) : kind.indexOf(String(value)));
    }
    const call = this.#exports[name] as Kernel;
    if (kernel.units) {
      const units = kernel.units(params);
      for (const [begin, end] of options.cuts?.(units) ?? [[0, units]]) call(...args, begin, end);
    } else call(...args);
    const after = new Int32Array(buffer);
    const outputs: Record<string, Float32Array> = {};
    for (const [operand, { role }] of present) {
      if (role === "in") continue;
      const { at, length } = place.get(operand)!;
      outputs[operand] = new Float32Array(buffer.slice(at, at + 4 * length));
      before.set(after.subarray(at / 4, at / 4 + length), at / 4);
    }
    let changed = 0;
    while (changed < after.length && before[changed] === after[changed]) changed++;
    if (changed < after.length) {
      throw new Error(`${name}: wrote outside its outputs, at ${4 * changed} (${JSON.stringify(params)})`);
    }
    return outputs;
  }
}

/** Every unit by itself, the last first. */
export const oneByOne = (units: number): [number, number][] =>
  Array.from({ length: units }, (_, i) => [units - 1 - i, units - i]);
