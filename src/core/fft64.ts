import { multiplyComplex } from "./complex64.js";
import { ToeplitzError } from "./errors.js";
import { passes, type Stage } from "./fft64Passes.js";
import { checkInteger } from "./shape.js";
import { unitRoot } from "./unitRoot.js";
import { finish, type Work } from "./work.js";

/** Smallest 2^a 3^b 5^c >= n: the sizes that need no Bluestein transform. */
export function smoothSize(n: number): number {
  for (let size = Math.max(1, n); ; size++) {
    let rest = size;
    for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
    if (rest === 1) return size;
  }
}

/** exp(-pi i j^2 / n) and the transform of its conjugate: Bluestein's chirp. */
interface Chirp {
  readonly inner: Fft64;
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly spectrumRe: Float64Array;
  readonly spectrumIm: Float64Array;
  readonly workRe: Float64Array;
  readonly workIm: Float64Array;
}

/**
 * Complex FFT in float64 of any length n >= 1, numpy's conventions: forward with exp(-2 pi i j k / n), inverse scaled by
 * 1 / n. Stockham's autosort with radices 4, 2, 3, 5; other lengths go through Bluestein's chirp transform. A plan owns
 * its twiddles and its work space, so one plan must not be entered twice at a time.
 */
export class Fft64 {
  readonly n: number;
  readonly #stages: readonly Stage[];
  readonly #chirp: Chirp | undefined;
  readonly #workRe: Float64Array;
  readonly #workIm: Float64Array;

  constructor(n: number, parts: Parts = finish(makeParts(n))) {
    this.n = n;
    this.#stages = parts.stages;
    this.#chirp = parts.chirp;
    this.#workRe = new Float64Array(parts.chirp ? 0 : n);
    this.#workIm = new Float64Array(parts.chirp ? 0 : n);
  }

  /** The plan as work that can be interrupted. */
  static *make(n: number): Work<Fft64> {
    return new Fft64(n, yield* makeParts(n));
  }

  /** X_k = sum_j x_j exp(-2 pi i j k / n), in place. Both arrays hold n numbers; throws `shape` otherwise. */
  forward(re: Float64Array, im: Float64Array): void {
    this.#check(re, im);
    if (this.#chirp) finish(bluestein(this.#chirp, re, im));
    for (let stage = 0; stage < this.#stages.length; stage++) this.#pass(stage, 0, this.n, re, im);
    this.#settle(re, im);
  }

  /** x_j = (1 / n) sum_k X_k exp(+2 pi i j k / n), in place. */
  inverse(re: Float64Array, im: Float64Array): void {
    this.forward(im, re); // swapping the parts conjugates on the way in and on the way out
    this.#scale(re, im);
  }

  /** forward() as work that can be interrupted; the arrays, and the plan, are the work's own until it is done. */
  *forwardWork(re: Float64Array, im: Float64Array): Work {
    this.#check(re, im);
    if (this.#chirp) return yield* bluestein(this.#chirp, re, im);
    for (const [stage, { radix }] of this.#stages.entries()) {
      const butterflies = this.n / radix;
      for (let from = 0; from < butterflies; from += BUTTERFLIES) {
        this.#pass(stage, from, from + BUTTERFLIES, re, im);
        yield;
      }
    }
    this.#settle(re, im);
  }

  /** inverse() as such. */
  *inverseWork(re: Float64Array, im: Float64Array): Work {
    yield* this.forwardWork(im, re);
    this.#scale(re, im);
  }

  /** Stages read and write the caller's arrays and the work space in turn. */
  #pass(index: number, from: number, to: number, re: Float64Array, im: Float64Array): void {
    const stage = this.#stages[index];
    const pass = passes[stage.radix];
    const last = Math.min(to, this.n / stage.radix);
    if (index % 2 === 0) pass(stage, from, last, re, im, this.#workRe, this.#workIm);
    else pass(stage, from, last, this.#workRe, this.#workIm, re, im);
  }

  #settle(re: Float64Array, im: Float64Array): void {
    if (this.#stages.length % 2 === 0) return;
    re.set(this.#workRe);
    im.set(this.#workIm);
  }

  #scale(re: Float64Array, im: Float64Array): void {
    const scale = 1 / this.n;
    for (let j = 0; j < this.n; j++) {
      re[j] *= scale;
      im[j] *= scale;
    }
  }

  #check(re: Float64Array, im: Float64Array): void {
    if (re.length === this.n && im.length === this.n) return;
    throw new ToeplitzError("shape", `Fft64: expected two arrays of ${this.n}, got ${re.length} and ${im.length}`);
  }
}

/** Of a pass, done without a yield: a fraction of a millisecond. */
const BUTTERFLIES = 2 ** 14;

interface Parts {
  readonly stages: readonly Stage[];
  readonly chirp: Chirp | undefined;
}

function* makeParts(n: number): Work<Parts> {
  checkInteger("Fft64: n", n, 1);
  if (smoothSize(n) !== n) return { stages: [], chirp: yield* makeChirp(n) };
  return { stages: yield* makeStages(n), chirp: undefined };
}

function* makeStages(n: number): Work<Stage[]> {
  const stages: Stage[] = [];
  let rest = n;
  let stride = 1;
  for (const radix of [4, 2, 3, 5]) {
    while (rest % radix === 0) {
      const blocks = rest / radix;
      const twiddles = new Float64Array(2 * blocks * (radix - 1));
      for (let k = 0, at = 0; k < blocks; k++) {
        for (let j = 1; j < radix; j++, at += 2) [twiddles[at], twiddles[at + 1]] = unitRoot(j * k, rest);
        if (k % 4096 === 4095) yield;
      }
      stages.push({ radix, blocks, stride, twiddles });
      rest = blocks;
      stride *= radix;
    }
  }
  return stages;
}

function* makeChirp(n: number): Work<Chirp> {
  const inner = yield* Fft64.make(smoothSize(2 * n - 1));
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  const spectrumRe = new Float64Array(inner.n);
  const spectrumIm = new Float64Array(inner.n);
  let square = 0; // j^2 mod 2n, so that the angle stays small
  for (let j = 0; j < n; j++) {
    [re[j], im[j]] = unitRoot(square, 2 * n);
    square = (square + 2 * j + 1) % (2 * n);
    const mirrored = (inner.n - j) % inner.n;
    spectrumRe[j] = spectrumRe[mirrored] = re[j];
    spectrumIm[j] = spectrumIm[mirrored] = -im[j];
    if (j % 4096 === 4095) yield;
  }
  yield* inner.forwardWork(spectrumRe, spectrumIm);
  const [workRe, workIm] = [new Float64Array(inner.n), new Float64Array(inner.n)];
  return { inner, re, im, spectrumRe, spectrumIm, workRe, workIm };
}

/** jk = (j^2 + k^2 - (k - j)^2) / 2 turns the transform into a convolution with the chirp. */
function* bluestein(chirp: Chirp, re: Float64Array, im: Float64Array): Work {
  const { inner, spectrumRe, spectrumIm, workRe, workIm } = chirp;
  const n = re.length;
  multiplyComplex(re, im, chirp.re, chirp.im);
  workRe.fill(0, n).set(re);
  workIm.fill(0, n).set(im);
  yield* inner.forwardWork(workRe, workIm);
  multiplyComplex(workRe, workIm, spectrumRe, spectrumIm);
  yield* inner.inverseWork(workRe, workIm);
  re.set(workRe.subarray(0, n));
  im.set(workIm.subarray(0, n));
  multiplyComplex(re, im, chirp.re, chirp.im);
}
