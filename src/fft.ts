import { builds, type FftBuild, loadFftKernels } from "#fft-wasm";
import { ToeplitzError } from "./core/errors.js";
import { checkInteger } from "./core/shape.js";
import { type FftEngine, type FftShape, signalLength, spectrumLength } from "./fft/engine.js";
import { JsFft } from "./fft/js.js";
import { formatRecipe, realRecipeOf, recipeOf } from "./fft/recipe.js";
import { FftModule, WasmFft } from "./fft/wasm.js";
import { hasRelaxedSimd, hasSimd } from "./wasm/probe.js";

export { type ErrorCode, ToeplitzError } from "./core/errors.js";

export interface FftOptions {
  /** "complex" (default): n complex numbers to n. "real": n real numbers to n / 2 + 1 (rounded down) complex ones. */
  readonly kind?: "complex" | "real";
  /** Rows transformed by one call, one after the other in the arrays. Default 1. */
  readonly batch?: number;
  /** Default "auto": WebAssembly if its SIMD is there, else plain JavaScript in float64. */
  readonly backend?: "auto" | "wasm" | "js";
  /** false: never the relaxed SIMD build; true: only that. Default: where the engine has it. */
  readonly relaxed?: boolean;
}

/** Every Fft of a build shares one instance of the kernels; made when the first is created. */
const modules = new Map<FftBuild, Promise<FftModule>>();

function moduleOf(build: FftBuild): Promise<FftModule> {
  const known = modules.get(build);
  if (known) return known;
  const module = loadFftKernels(build).then(FftModule.create);
  modules.set(build, module);
  module.catch(() => modules.delete(build)); // the caller sees the error; the next one may try again
  return module;
}

/**
 * Fast Fourier transforms of one length, numpy's conventions: complex numbers are interleaved (re, im, re, im, …);
 * forward X_k = sum_j x_j exp(-2 pi i j k / n) as numpy.fft.fft (rfft), inverse scaled by 1 / n as ifft (irfft: the
 * imaginary parts of bin 0 and, n even, of bin n / 2 do not count). Any n >= 1. Float32 throughout; the error is within
 * 3e-7 sqrt(log2 n) of the result, root mean square.
 */
export class Fft {
  readonly n: number;
  readonly kind: "complex" | "real";
  readonly batch: number;
  readonly backend: "wasm" | "js";
  /** How the transform is done, for people: "96 = 4 · 3 · 8". */
  readonly recipe: string;
  readonly #shape: FftShape;
  #engine: FftEngine | undefined;

  private constructor(shape: FftShape, engine: FftEngine) {
    this.n = shape.n;
    this.kind = shape.real ? "real" : "complex";
    this.batch = shape.batch;
    this.backend = engine.backend;
    this.recipe = formatRecipe(shape.real ? realRecipeOf(shape.n) : recipeOf(shape.n));
    this.#shape = shape;
    this.#engine = engine;
  }

  /** Throws `argument` on a bad option, `unsupported` where the backend asked for is missing, `memory` where n is too big. */
  static async create(n: number, options: FftOptions = {}): Promise<Fft> {
    const { kind = "complex", batch = 1, backend = "auto", relaxed } = options;
    checkInteger("Fft: n", n, 1);
    checkInteger("Fft: batch", batch, 1);
    if (kind !== "complex" && kind !== "real") {
      throw new ToeplitzError("argument", `Fft: kind: expected complex or real, got ${String(kind)}`);
    }
    if (backend !== "auto" && backend !== "wasm" && backend !== "js") {
      throw new ToeplitzError("argument", `Fft: backend: expected auto, wasm or js, got ${String(backend)}`);
    }
    const shape = { n, batch, real: kind === "real" };
    if (4 * (signalLength(shape) + spectrumLength(shape)) >= 2 ** 32) {
      throw new ToeplitzError("memory", `Fft: ${batch} rows of ${n} are more than 4 GiB of memory can hold`);
    }
    return new Fft(shape, backend === "js" ? new JsFft(shape) : await openEngine(shape, backend, relaxed));
  }

  /**
   * The signal side, [batch, n] complex or real: a view of the transform's own memory. `forward(fft.input, …)` copies
   * nothing in. Creating another Fft may make views stale (length 0); take them anew then.
   */
  get input(): Float32Array {
    return this.#live().signal();
  }

  /** The spectrum side, [batch, n] complex, or [batch, n / 2 + 1] for real transforms: a view, as `input`. */
  get output(): Float32Array {
    return this.#live().spectrum();
  }

  /**
   * The transforms of all rows of `input`, into `output` (which is returned) or a new array. With `fft.input` and
   * `fft.output` nothing is copied. Throws `shape` on a wrong length, `disposed` after dispose().
   */
  forward(input: Float32Array, output?: Float32Array): Float32Array {
    const engine = this.#live();
    this.#check("input", input, signalLength(this.#shape));
    this.#check("output", output, spectrumLength(this.#shape));
    move(input, engine.signal());
    engine.forward();
    return deliver(engine.spectrum(), output);
  }

  /** The inverse transforms, scaled by 1 / n. `fft.inverse(fft.output, fft.input)` copies nothing. Throws as forward(). */
  inverse(input: Float32Array, output?: Float32Array): Float32Array {
    const engine = this.#live();
    this.#check("input", input, spectrumLength(this.#shape));
    this.#check("output", output, signalLength(this.#shape));
    move(input, engine.spectrum());
    engine.inverse();
    return deliver(engine.signal(), output);
  }

  /** Gives the memory back. Safe to call twice. */
  dispose(): void {
    this.#engine?.dispose();
    this.#engine = undefined;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #live(): FftEngine {
    if (!this.#engine) throw new ToeplitzError("disposed", "Fft: used after dispose()");
    return this.#engine;
  }

  #check(what: string, array: Float32Array | undefined, length: number): void {
    if (array === undefined || array.length === length) return;
    const stale = array.length === 0 ? ": a stale view? take fft.input and fft.output anew" : "";
    const rows = `${this.batch} x ${this.n}, ${this.kind}`;
    throw new ToeplitzError(
      "shape",
      `Fft (${rows}): expected ${what} of ${length} values, got ${array.length}${stale}`,
    );
  }
}

/** The WebAssembly engine; plain JavaScript instead where that is missing and nobody insisted. */
async function openEngine(shape: FftShape, backend: "auto" | "wasm", relaxed?: boolean): Promise<FftEngine> {
  try {
    if (!hasSimd()) throw new ToeplitzError("unsupported", "WebAssembly SIMD is missing or forbidden here");
    const relaxable = hasRelaxedSimd() && builds.includes("relaxed");
    const build = (relaxed ?? relaxable) ? "relaxed" : "simd";
    if (build === "relaxed" && !relaxable) {
      throw new ToeplitzError("unsupported", "there is no relaxed SIMD here");
    }
    return new WasmFft(await moduleOf(build), shape);
  } catch (error) {
    if (backend === "auto" && error instanceof ToeplitzError && error.code === "unsupported") return new JsFft(shape);
    throw error;
  }
}

function move(from: Float32Array, to: Float32Array): void {
  if (from.buffer !== to.buffer || from.byteOffset !== to.byteOffset) to.set(from);
}

function deliver(from: Float32Array, output: Float32Array | undefined): Float32Array {
  if (output === undefined) return from.slice();
  move(from, output);
  return output;
}
