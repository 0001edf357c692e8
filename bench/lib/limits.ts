import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { benchKernels } from "./benchKernels.js";
import type { Contender } from "./measure.js";

/** A bound of the machine as something to time: `amount` operations or bytes a call. */
export interface Limit extends Contender {
  readonly unit: "GFLOP/s" | "GB/s";
  readonly amount: number;
}

type Kernel = (...args: number[]) => number;

const STEPS = 20000;
const LANES = 4;
const START = 65536;

/** Compiles assembly/bench/limits.ts for a build and instantiates it; undefined where the runtime cannot compile it. */
export function openLimits(build: string): Limits | undefined {
  setFlagsFromString("--experimental-wasm-relaxed-simd"); // off by default in Node 20
  const bytes = readFileSync(benchKernels("limits", build));
  return WebAssembly.validate(bytes)
    ? new Limits(build, new WebAssembly.Instance(new WebAssembly.Module(bytes)))
    : undefined;
}

export class Limits {
  readonly #build: string;
  readonly #call: Record<string, Kernel>;
  readonly #memory: WebAssembly.Memory;
  readonly #chains: number;

  constructor(build: string, instance: WebAssembly.Instance) {
    this.#build = build;
    this.#call = instance.exports as Record<string, Kernel>;
    this.#memory = instance.exports["memory"] as WebAssembly.Memory;
    this.#chains = (instance.exports["CHAINS"] as WebAssembly.Global).value as number;
  }

  /** Arithmetic in registers: `adds` one operation a step, `mulAdds` and `madds` two. */
  arithmetic(kind: "adds" | "mulAdds" | "madds"): Limit {
    const kernel = this.#call[kind];
    return {
      name: `${this.#build} ${kind}`,
      unit: "GFLOP/s",
      amount: STEPS * this.#chains * LANES * (kind === "adds" ? 1 : 2),
      run() {
        kernel(STEPS, 1.0000001, 0.9999999);
        return undefined;
      },
    };
  }

  /** Bandwidth of a working set of `kib` KiB. */
  memory(kind: "reads" | "writes", kib: number): Limit {
    const bytes = kib * 1024;
    const missing = START + bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / 65536));
    // Pages that were never written are all one page of zeros, which the first-level cache holds.
    new Uint8Array(this.#memory.buffer, START, bytes).fill(1);
    const kernel = this.#call[kind];
    const times = Math.max(1, Math.round(2 ** 21 / bytes));
    return {
      name: `${this.#build} ${kind} ${kib} KiB`,
      unit: "GB/s",
      amount: bytes * times,
      run() {
        kernel(START, bytes, times);
        return undefined;
      },
    };
  }
}
