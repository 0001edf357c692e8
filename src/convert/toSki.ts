import { ToeplitzError } from "../core/errors.js";
import { Fft64, smoothSize } from "../core/fft64.js";
import { Pacer } from "../core/pacer.js";
import { checkInteger } from "../core/shape.js";
import type { Work } from "../core/work.js";
import { symmetricEigen } from "./symmetricEigen.js";
import { channelOf, checkTaps } from "./taps.js";
import { axpy, dot } from "./vector.js";

export interface ToSkiOptions {
  readonly channels: number;
  /** Inducing points, >= 2. */
  readonly rank: number;
  /** Taps of the sparse part, odd. */
  readonly taps: number;
  /** lambda of the inverse time warp, in (0, 1); 0.99 unless given. */
  readonly warp?: number;
  readonly signal?: AbortSignal;
  /** Called after every channel. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface SkiWeights {
  readonly channels: number;
  readonly rank: number;
  readonly warp: number;
  /** Weights of `skiTno()`: [channels, rank], [channels, rank], [channels, taps]; tap q is lag (taps - 1) / 2 - q. */
  readonly alphas: Float32Array;
  readonly betas: Float32Array;
  readonly conv_kernel: Float32Array;
  /** ||T - S - W A W^T|| / ||T|| per channel, Frobenius norms of the n x n operators. */
  readonly operatorError: Float64Array;
  /** Largest |error| over the lags of the approximation's mean diagonals, over the largest |tap|, per channel. */
  readonly maxError: Float64Array;
}

/** Of the least-squares problem, whose matrix is dense: 128 MiB at most, and hours. */
const MAX_UNKNOWNS = 4096;

/**
 * Two-sided taps [2 n - 1, channels], from lag -(n - 1) up, as the sparse plus low-rank operator S + W A W^T of SKI-TNN
 * (Moreno et al., NeurIPS 2023, arXiv 2305.09028): the least-squares fit, in the Frobenius norm of the operator, of the warped kernel's
 * nodes and the sparse taps together. Everything is a function of the lag: with m_d(l) the sum of W D_d W^T along diagonal l
 * (D_d: ones where a - b = d), <T, W D_d W^T> = sum_l t_l m_d(l). The normal matrix is the same for all channels.
 * Lets the event loop run every few milliseconds; throws `aborted` when the signal fires, `shape` or `argument` on taps or options that
 * do not fit.
 */
export async function toSki(taps: ArrayLike<number>, options: ToSkiOptions): Promise<SkiWeights> {
  return new Pacer(options.signal).run(fitted(taps, options));
}

function* fitted(taps: ArrayLike<number>, options: ToSkiOptions): Work<SkiWeights> {
  const { channels, rank, warp = 0.99 } = options;
  const rows = yield* checkTaps("toSki", taps, channels);
  checkInteger("toSki: rank", rank, 2);
  const width = checkInteger("toSki: taps", options.taps, 1);
  if (2 * rank + width > MAX_UNKNOWNS) {
    const got = `${rank} and ${width}`;
    throw new ToeplitzError("argument", `toSki: expected 2 rank + taps <= ${MAX_UNKNOWNS}, got rank and taps ${got}`);
  }
  if (width % 2 === 0) throw new ToeplitzError("argument", `toSki: expected an odd number of taps, got ${width}`);
  if (rows % 2 === 0) {
    throw new ToeplitzError("shape", `toSki: expected two-sided taps [2 n - 1, ${channels}], got ${rows} rows`);
  }
  if (!(warp > 0 && warp < 1)) throw new ToeplitzError("argument", `toSki: expected warp in (0, 1), got ${warp}`);
  const n = (rows + 1) / 2;
  const basis = yield* makeBasis(n, rank, width, warp);
  const normal = yield* normalMatrix(basis, n);
  const solve = yield* pseudoInverse(normal, basis.length);
  const weights: SkiWeights = {
    channels,
    rank,
    warp,
    alphas: new Float32Array(channels * rank),
    betas: new Float32Array(channels * rank),
    conv_kernel: new Float32Array(channels * width),
    operatorError: new Float64Array(channels),
    maxError: new Float64Array(channels),
  };
  for (let channel = 0; channel < channels; channel++) {
    const kernel = channelOf(taps, channels, channel);
    const along = new Float64Array(basis.length);
    for (const [index, { diagonals }] of basis.entries()) {
      along[index] = dot(diagonals, kernel);
      yield;
    }
    const solution = Float32Array.from(yield* solve(along));
    weights.alphas.set(solution.subarray(0, rank), channel * rank);
    weights.betas.set(solution.subarray(rank, 2 * rank), channel * rank);
    weights.conv_kernel.set(solution.subarray(2 * rank), channel * width);
    [weights.operatorError[channel], weights.maxError[channel]] = yield* errors(kernel, basis, normal, solution, n);
    options.onProgress?.({ done: channel + 1, total: channels });
  }
  return weights;
}

/** One unknown's operator: what it adds to the sum along each diagonal, and to the inducing kernel k(d s), d = -(r-1) … r-1. */
interface BasisOperator {
  readonly diagonals: Float64Array;
  readonly inducing: Float64Array;
  /** Lag of a sparse tap. */
  readonly lag?: number;
}

function* makeBasis(n: number, rank: number, width: number, warp: number): Work<BasisOperator[]> {
  const points = Math.min(rank, n);
  const spacing = points > 1 ? (n - 1) / (points - 1) : 0;
  const sums = yield* diagonalSums(n, points, spacing);
  const lags = 2 * points - 1;
  // k(d s) = PL(u), nodes [beta_0 … beta_{r-1}, 0, alpha_0 … alpha_{r-1}] uniform on [-1, 1]: two unknowns each.
  const nodes = Array.from({ length: 2 * rank }, () => new Float64Array(lags));
  for (let d = 0; d < lags; d++) {
    const t = (d - points + 1) * spacing;
    const u = (t < 0 ? -1 : 1) * warp ** Math.abs(t);
    const position = Math.min(2 * rank, (u + 1) * rank);
    const cell = Math.min(Math.floor(position), 2 * rank - 1);
    for (const [node, weight] of [
      [cell, 1 - (position - cell)],
      [cell + 1, position - cell],
    ]) {
      if (node < rank) nodes[rank + node][d] += weight;
      else if (node > rank) nodes[node - rank - 1][d] += weight;
    }
  }
  const basis: BasisOperator[] = [];
  for (const inducing of nodes) {
    const diagonals = new Float64Array(2 * n - 1);
    for (let d = 0; d < lags; d++) {
      if (inducing[d] === 0) continue;
      axpy(inducing[d], sums[d], diagonals);
      yield;
    }
    basis.push({ diagonals, inducing });
  }
  for (let q = 0; q < width; q++) {
    const lag = (width - 1) / 2 - q;
    const diagonals = new Float64Array(2 * n - 1);
    if (Math.abs(lag) < n) diagonals[lag + n - 1] = n - Math.abs(lag);
    basis.push({ diagonals, inducing: new Float64Array(lags), lag });
  }
  return basis;
}

/** Columns of W: hat functions around the inducing points, [points][n]. */
function hats(n: number, points: number, spacing: number): Float64Array[] {
  const columns = Array.from({ length: points }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const a = spacing > 0 ? Math.max(0, Math.min(Math.floor(i / spacing), points - 2)) : 0;
    const f = spacing > 0 ? i / spacing - a : 0;
    columns[a][i] += 1 - f;
    if (points > 1) columns[a + 1][i] += f;
  }
  return columns;
}

/** sums[d + points - 1][l + n - 1] = sum_{i - j = l} (W D_d W^T)_{ij}: correlations of columns of W, by FFT. */
function* diagonalSums(n: number, points: number, spacing: number): Work<Float64Array[]> {
  const fft = yield* Fft64.make(smoothSize(2 * n - 1));
  const spectra: { re: Float64Array; im: Float64Array }[] = [];
  for (const column of hats(n, points, spacing)) {
    const re = new Float64Array(fft.n);
    re.set(column);
    const im = new Float64Array(fft.n);
    yield* fft.forwardWork(re, im);
    spectra.push({ re, im });
    yield;
  }
  const sums: Float64Array[] = [];
  for (let d = 1 - points; d < points; d++) {
    const re = new Float64Array(fft.n);
    const im = new Float64Array(fft.n);
    for (let a = Math.max(0, d); a < Math.min(points, points + d); a++) {
      const [p, q] = [spectra[a], spectra[a - d]];
      for (let k = 0; k < fft.n; k++) {
        re[k] += p.re[k] * q.re[k] + p.im[k] * q.im[k];
        im[k] += p.im[k] * q.re[k] - p.re[k] * q.im[k];
      }
      yield;
    }
    yield* fft.inverseWork(re, im);
    const sum = new Float64Array(2 * n - 1); // of negative lags, which lie at the end, first
    sum.set(re.subarray(fft.n - n + 1));
    sum.set(re.subarray(0, n), n - 1);
    sums.push(sum);
  }
  return sums;
}

/** <X_p, X_q> of the basis operators. Between low-rank ones: <W A W^T, W A' W^T> = <G A G, A'>, G = W^T W tridiagonal. */
function* normalMatrix(basis: readonly BasisOperator[], n: number): Work<Float64Array> {
  const size = basis.length;
  const matrix = new Float64Array(size * size);
  const points = (basis[0].inducing.length + 1) / 2;
  const spacing = points > 1 ? (n - 1) / (points - 1) : 0;
  const columns = hats(n, points, spacing);
  const main = columns.map((column) => dot(column, column));
  const beside = columns.slice(1).map((column, a) => dot(column, columns[a]));
  const gram = (a: number, b: number) => (a === b ? main[a] : beside[Math.min(a, b)]);
  // smooth[p][d]: sum of G A_p G along diagonal d of the inducing grid.
  const smooth: Float64Array[] = [];
  for (const { inducing, lag } of basis) {
    const sums = new Float64Array(2 * points - 1);
    smooth.push(sums);
    if (lag !== undefined) continue;
    for (let a = 0; a < points; a++) {
      for (let b = 0; b < points; b++) {
        for (let i = Math.max(0, a - 1); i <= Math.min(points - 1, a + 1); i++) {
          for (let j = Math.max(0, b - 1); j <= Math.min(points - 1, b + 1); j++) {
            sums[a - b + points - 1] += gram(a, i) * inducing[i - j + points - 1] * gram(j, b);
          }
        }
      }
      yield;
    }
  }
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      const [lagP, lagQ] = [basis[p].lag, basis[q].lag];
      if (lagQ !== undefined) matrix[p * size + q] = Math.abs(lagQ) < n ? basis[p].diagonals[lagQ + n - 1] : 0;
      else if (lagP !== undefined) matrix[p * size + q] = Math.abs(lagP) < n ? basis[q].diagonals[lagP + n - 1] : 0;
      else matrix[p * size + q] = dot(smooth[p], basis[q].inducing);
    }
    yield;
  }
  return matrix;
}

/** Solves with the pseudo-inverse: directions the data say nothing about (nodes no inducing lag falls near) get zero. */
function* pseudoInverse(matrix: Float64Array, size: number): Work<(rhs: Float64Array) => Work<Float64Array>> {
  const { values, vectors } = yield* symmetricEigen(matrix, size);
  const cutoff = 1e-11 * values.reduce((largest, value) => Math.max(largest, value), 0);
  return function* (rhs) {
    const x = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      if (values[k] <= cutoff) continue;
      let along = 0;
      for (let i = 0; i < size; i++) along += vectors[i * size + k] * rhs[i];
      for (let i = 0; i < size; i++) x[i] += (vectors[i * size + k] * along) / values[k];
      yield;
    }
    return x;
  };
}

/** ||T - X||^2 = ||T||^2 - 2 <T, X> + <X, X>, and the largest difference from X's mean diagonals. */
function* errors(
  kernel: Float64Array,
  basis: readonly BasisOperator[],
  normal: Float64Array,
  solution: Float32Array,
  n: number,
): Work<[number, number]> {
  const size = basis.length;
  const diagonals = new Float64Array(kernel.length);
  let squared = 0;
  for (const [p, operator] of basis.entries()) {
    axpy(solution[p], operator.diagonals, diagonals);
    for (let q = 0; q < size; q++) squared += solution[p] * solution[q] * normal[p * size + q];
    yield;
  }
  let norm = 0;
  let largest = 0;
  let worst = 0;
  for (let l = 0; l < kernel.length; l++) {
    const count = n - Math.abs(l - n + 1);
    norm += count * kernel[l] * kernel[l];
    squared -= 2 * kernel[l] * diagonals[l];
    largest = Math.max(largest, Math.abs(kernel[l]));
    worst = Math.max(worst, Math.abs(diagonals[l] / count - kernel[l]));
  }
  if (norm === 0) return [0, 0];
  return [Math.sqrt(Math.max(0, squared + norm) / norm), worst / largest];
}
