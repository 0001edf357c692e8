import { ToeplitzError } from "./errors.js";
import { Fft64, smoothSize } from "./fft64.js";
import { checkInteger } from "./shape.js";

/**
 * Convolution of real sequences with one real kernel in float64: y_i = sum_j kernel_j x_{first + i - j}, i = 0 … count - 1,
 * with x zero outside its `length` values. The kernel is transformed once. The cyclic size is the smallest smooth one
 * whose aliases miss the wanted outputs. Kernel and transform being linear over the complex numbers, two sequences
 * travel as one: x1 + i x2.
 */
export class Convolver64 {
  readonly length: number;
  readonly first: number;
  readonly count: number;
  readonly #fft: Fft64;
  readonly #kernelRe: Float64Array;
  readonly #kernelIm: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(kernel: ArrayLike<number>, length: number, first = 0, count = kernel.length + length - 1 - first) {
    this.length = checkInteger("Convolver64: length", length, 1);
    this.first = checkInteger("Convolver64: first", first, 0);
    this.count = checkInteger("Convolver64: count", count, 1);
    checkInteger("Convolver64: kernel length", kernel.length, 1);
    const full = kernel.length + length - 1;
    // Output o of [first, first + count) is polluted by o + size (so size >= full - first) and by o - size.
    const size = smoothSize(Math.max(kernel.length, length, full - first, first + count));
    this.#fft = new Fft64(size);
    this.#kernelRe = new Float64Array(size);
    this.#kernelIm = new Float64Array(size);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
    this.#kernelRe.set(kernel);
    this.#fft.forward(this.#kernelRe, this.#kernelIm);
  }

  /** One or two sequences of `length` values into as many of `count`. Throws `shape` where the lengths differ. */
  apply(x1: ArrayLike<number>, y1: Float64Array, x2?: ArrayLike<number>, y2?: Float64Array): void {
    for (const [what, got, want] of [
      ["x", x1.length, this.length],
      ["y", y1.length, this.count],
      ["x", x2?.length ?? this.length, this.length],
      ["y", y2?.length ?? this.count, this.count],
    ] as const) {
      if (got !== want) throw new ToeplitzError("shape", `Convolver64: expected ${what} of ${want}, got ${got}`);
    }
    const re = this.#re;
    const im = this.#im;
    const kr = this.#kernelRe;
    const ki = this.#kernelIm;
    re.fill(0, this.length);
    im.fill(0);
    re.set(x1);
    if (x2) im.set(x2);
    this.#fft.forward(re, im);
    for (let k = 0; k < re.length; k++) {
      const r = re[k] * kr[k] - im[k] * ki[k];
      im[k] = re[k] * ki[k] + im[k] * kr[k];
      re[k] = r;
    }
    this.#fft.inverse(re, im);
    y1.set(re.subarray(this.first, this.first + this.count));
    y2?.set(im.subarray(this.first, this.first + this.count));
  }
}
