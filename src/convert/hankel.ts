import { multiplyComplex } from "../core/complex64.js";
import { Fft64, smoothSize } from "../core/fft64.js";
import type { Work } from "../core/work.js";
import { symmetricEigen } from "./symmetricEigen.js";
import { dot, dots, removeProjections, scale } from "./vector.js";

/**
 * Products with the order x order Hankel matrix H[i, j] = h_{i+j} of 2 * order - 1 taps. Reading the transform of v backwards
 * turns the correlation sum_j h_{i+j} v_j into one product of spectra; two real vectors travel as one complex one.
 */
export class HankelProduct {
  readonly order: number;
  readonly #fft: Fft64;
  readonly #kernelRe: Float64Array;
  readonly #kernelIm: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  /** Vectors handed out since setTaps, and those of kernels before. */
  readonly #vectors: Float64Array[] = [];
  #taken = 0;

  constructor(order: number, fft: Fft64) {
    this.order = order;
    this.#fft = fft;
    const size = fft.n;
    this.#kernelRe = new Float64Array(size);
    this.#kernelIm = new Float64Array(size);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
  }

  static *make(order: number): Work<HankelProduct> {
    return new HankelProduct(order, yield* Fft64.make(smoothSize(2 * order - 1)));
  }

  /** For another kernel; vectors of the last one may be used again. */
  *setTaps(taps: Float64Array): Work {
    this.#taken = 0;
    this.#kernelRe.fill(0).set(taps.subarray(0, 2 * this.order - 1));
    this.#kernelIm.fill(0);
    yield* this.#fft.forwardWork(this.#kernelRe, this.#kernelIm);
  }

  /** A vector of `order` numbers, whatever they are. */
  vector(): Float64Array {
    this.#vectors[this.#taken] ??= new Float64Array(this.order);
    return this.#vectors[this.#taken++];
  }

  /** H v1 and H v2, in vectors of this product. */
  *apply(v1: Float64Array, v2: Float64Array | undefined): Work<[Float64Array, Float64Array | undefined]> {
    const re = this.#re.fill(0);
    const im = this.#im.fill(0);
    re.set(v1);
    if (v2) im.set(v2);
    yield* this.#fft.forwardWork(im, re); // parts swapped: the transform with exp(+i …), read as that of v reversed
    multiplyComplex(re, im, this.#kernelRe, this.#kernelIm);
    yield* this.#fft.inverseWork(re, im);
    const [first, second] = [this.vector(), v2 && this.vector()];
    first.set(re.subarray(0, this.order));
    second?.set(im.subarray(0, this.order));
    return [first, second];
  }
}

/** The dominant part of a Hankel matrix: eigenvalues by falling modulus, and how a shift by one row acts between them. */
export interface HankelModes {
  /** Hankel singular values s_1 >= s_2 >= …, those above the accuracy asked for. */
  readonly singular: Float64Array;
  /** shift[i * rank + j] = u_i[0 … N-2] . u_j[1 … N-1] of the eigenvectors. */
  readonly shift: Float64Array;
  /** Last entry of each eigenvector. */
  readonly last: Float64Array;
}

/**
 * Rayleigh-Ritz on a subspace that is grown until H maps it into itself to within `accuracy` (Euclidean norm per unit vector): it
 * begins with columns of H itself, at geometric distances (for a smooth kernel they span the range already, and cost no
 * product), and grows by what H makes of it (a block Krylov space, basis kept orthogonal throughout). H being symmetric,
 * its singular vectors are its eigenvectors. A generator, so that the caller can breathe between products.
 */
export function* hankelModes(
  product: HankelProduct,
  taps: Float64Array,
  accuracy: number,
  maxRank: number,
): Work<HankelModes> {
  const n = product.order;
  yield* product.setTaps(taps);
  const limit = Math.min(n, maxRank);
  const basis: Float64Array[] = [];
  let fresh: Float64Array[] = [];
  for (let column = 0; column < n; column = Math.max(column + 1, Math.round(column * 1.8))) {
    const vector = product.vector().fill(0); // taps beyond the last one are zero
    vector.set(taps.subarray(column, column + n));
    fresh.push(vector);
  }
  const images: Float64Array[] = [];
  const work = new Float64Array(4);
  while (fresh.length > 0 && basis.length < limit) {
    const begin = basis.length;
    for (const vector of fresh) {
      if (basis.length < limit) yield* orthonormalise(basis, vector, accuracy, work);
      yield;
    }
    fresh = [];
    for (let j = begin; j < basis.length; j += 2) {
      const pair = yield* product.apply(basis[j], basis[j + 1]);
      images.push(pair[0]);
      if (pair[1]) images.push(pair[1]);
      yield;
    }
    for (let j = begin; j < basis.length; j++) {
      const vector = product.vector();
      vector.set(images[j]);
      fresh.push(vector);
    }
  }
  return yield* ritz(basis, images);
}

/** Vectors taken out of another between two yields; a multiple of the four that are taken out at once. */
const TOGETHER = 16;

/** Appends what `vector` adds to the basis, if its norm exceeds `accuracy`. A second pass where the first one cancelled. */
function* orthonormalise(basis: Float64Array[], vector: Float64Array, accuracy: number, work: Float64Array): Work {
  let before = Math.sqrt(dot(vector, vector));
  for (let pass = 0; pass < 2; pass++) {
    for (let k = 0; k < basis.length; k += TOGETHER) {
      removeProjections(vector, basis.slice(k, k + TOGETHER), work);
      yield;
    }
    const after = Math.sqrt(dot(vector, vector));
    if (!(after > accuracy)) return;
    if (after > 0.5 * before) break;
    before = after;
  }
  scale(vector, 1 / Math.sqrt(dot(vector, vector)));
  basis.push(vector);
}

function* ritz(basis: readonly Float64Array[], images: readonly Float64Array[]): Work<HankelModes> {
  const m = basis.length;
  const projected = new Float64Array(m * m);
  const shifted = new Float64Array(m * m);
  const lower = basis.map((vector) => vector.subarray(1));
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k += TOGETHER) {
      dots(basis[i], images.slice(k, Math.min(i + 1, k + TOGETHER)), projected, i * m + k);
      dots(basis[i].subarray(0, -1), lower.slice(k, k + TOGETHER), shifted, i * m + k);
      yield;
    }
    for (let j = 0; j < i; j++) projected[j * m + i] = projected[i * m + j];
  }
  const { values, vectors } = yield* symmetricEigen(projected, m);
  const order = Array.from(values.keys()).sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
  const sorted = withColumns(vectors, order);
  const half = new Float64Array(m * m); // shifted * sorted
  for (let i = 0; i < m; i++) {
    addRows(shifted.subarray(i * m, i * m + m), 1, sorted, half.subarray(i * m, i * m + m));
    yield;
  }
  const shift = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    addRows(sorted.subarray(a), m, half, shift.subarray(a * m, a * m + m));
    yield;
  }
  const last = new Float64Array(m);
  const ends = Float64Array.from(basis, (q) => q[q.length - 1]);
  addRows(ends, 1, sorted, last);
  return { singular: Float64Array.from(order, (k) => Math.abs(values[k])), shift, last };
}

/** The columns of a square matrix in another order. */
function withColumns(matrix: Float64Array, order: readonly number[]): Float64Array {
  const m = order.length;
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let k = 0; k < m; k++) out[i * m + k] = matrix[i * m + order[k]];
  return out;
}

/** out += sum_i weights[stride i] row_i of a square matrix. */
function addRows(weights: Float64Array, stride: number, matrix: Float64Array, out: Float64Array): void {
  const m = out.length;
  for (let i = 0; i < m; i++) {
    const weight = weights[stride * i];
    for (let k = 0, at = i * m; k < m; k++, at++) out[k] += weight * matrix[at];
  }
}
