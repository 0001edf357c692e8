import type { Work } from "../core/work.js";
import { eigenvalues } from "./eigenvalues.js";
import { type HankelModes, HankelProduct, hankelModes } from "./hankel.js";
import { leastSquares } from "./leastSquares.js";
import {
  float32Response,
  pairPoles,
  SECTION_FLOATS,
  sectionMatrix,
  sectionResponses,
  spectralRadius,
} from "./sections.js";
import { separatePoles } from "./separate.js";
import { distance } from "./vector.js";

export interface ReduceOptions {
  /** Largest l1 error allowed, in units of the taps. */
  readonly allowed: number;
  readonly maxOrder: number;
}

/** One channel's kernel: the first taps as they are, the others as second-order sections. */
export interface ReducedKernel {
  readonly sections: readonly Float32Array[];
  /** Real states. */
  readonly order: number;
  /** Twice the sum of the dropped Hankel singular values: the error bound of balanced truncation at this order. */
  readonly bound: number;
  /** l1 error of the taps that the float32 sections give in float32 arithmetic. */
  readonly reached: number;
  readonly maxPole: number;
}

/** Kernels up to this length get a second look with a Hankel matrix of their full length. */
const SHORT = 128;

interface Problem {
  readonly taps: Float64Array;
  /** Lags that count for the residues; the rest is below the tolerance. */
  readonly horizon: number;
  /** Largest modulus a pole may have. */
  readonly poleLimit: number;
  readonly shared: Shared;
}

/** What the channels of a conversion share. */
export interface Shared {
  /** Hankel products by order. */
  readonly products: Map<number, HankelProduct>;
  /** Work space: columns of least-squares problems. */
  readonly columns: Float64Array[];
  /** The error over the sum of the dropped singular values, as the channels so far had it: where the search for the next begins. */
  ratio: number;
}

/**
 * Balanced truncation of one kernel by Kung's method, at the smallest order whose error, measured, is allowed. Takes taps from the
 * first lag that sections must supply. Yields between pieces of work of at most some milliseconds.
 */
export function* reduceKernel(taps: Float64Array, options: ReduceOptions, shared: Shared): Work<ReducedKernel> {
  const { allowed, maxOrder } = options;
  const l1 = taps.reduce((sum, tap) => sum + Math.abs(tap), 0);
  let best: ReducedKernel = { sections: [], order: 0, bound: 0, reached: l1, maxPole: 0 };
  if (l1 <= allowed) return best;
  const horizon = effectiveLength(taps, 0.1 * allowed);
  // The room to the unit circle costs, over all lags, at most a quarter of the tolerance of a constant kernel.
  const poleLimit = 1 - Math.max(2 ** -20, allowed / l1 / (4 * taps.length));
  const problem: Problem = { taps, horizon, poleLimit, shared };
  // Half the horizon uses each tap once and says nothing of what follows. A short kernel that ends abruptly has more modes than
  // that can show: take it as zero from there on.
  const sizes = [hankelOrder(horizon, taps.length), ...(taps.length <= SHORT ? [taps.length] : [])];
  for (const size of sizes) {
    const product = shared.products.get(size) ?? (yield* HankelProduct.make(size));
    shared.products.set(size, product);
    // Modes a little below the tolerance are almost always enough; where they are not, look further down.
    for (const fraction of [0.05, 0.003, 0.0001]) {
      const modes = yield* hankelModes(product, taps, fraction * allowed, maxOrder + 16);
      best = yield* smallestOrder(problem, modes, options, best);
      if (best.reached > allowed) best = yield* separated(problem, modes, options, best);
      if (best.reached <= allowed) return best;
      if (modes.singular.length > maxOrder) break;
    }
  }
  return best;
}

/** Starts where the dropped singular values tell to expect the tolerance, then goes up until it is met or down while it is. */
function* smallestOrder(
  problem: Problem,
  modes: HankelModes,
  { allowed, maxOrder }: ReduceOptions,
  fallback: ReducedKernel,
): Work<ReducedKernel> {
  const limit = Math.min(maxOrder, modes.singular.length);
  const tails = new Float64Array(modes.singular.length + 1);
  for (let r = modes.singular.length - 1; r >= 0; r--) tails[r] = tails[r + 1] + modes.singular[r];
  let guess = 1;
  const { shared } = problem;
  while (guess < limit && shared.ratio * tails[guess] > allowed) guess++;
  let best = fallback;
  let step = 1;
  for (let r = guess; r >= 1 && r <= limit; r += step) {
    yield;
    const candidate = yield* fitOrder(problem, modes, r, 2 * tails[r]);
    const good = candidate.reached <= allowed;
    if (good ? best.reached > allowed || r < best.order : candidate.reached < best.reached) best = candidate;
    if (step < 0 && !good) break;
    if (good && r > guess) break; // the order below has been tried
    if (good) step = -1;
  }
  const dropped = tails[best.order];
  if (best.reached <= allowed && dropped > 0)
    shared.ratio = Math.sqrt(shared.ratio * Math.min(2, best.reached / dropped));
  return best;
}

/** For kernels whose poles coincide so closely that float32 cannot carry the residues: more poles, apart from each other. */
function* separated(
  problem: Problem,
  modes: HankelModes,
  { allowed, maxOrder }: ReduceOptions,
  fallback: ReducedKernel,
): Work<ReducedKernel> {
  const order = Math.min(maxOrder, modes.singular.length);
  if (order === 0) return fallback;
  const { re, im } = yield* eigenvalues(kungMatrix(modes, order), order);
  stabilise(re, im, problem.poleLimit);
  let best = fallback;
  for (let extra = 0; extra <= 4 && best.reached > allowed; extra++) {
    for (const ratio of [1.15, 1.3, 1.5, 1.8]) {
      yield;
      const poles = separatePoles(re, im, extra, ratio, 0.5 / problem.taps.length);
      if (!poles || poles.re.length > maxOrder) return best;
      stabilise(poles.re, poles.im, problem.poleLimit);
      const candidate = yield* fitPoles(problem, poles.re, poles.im, fallback.bound);
      if (candidate.reached < best.reached) best = candidate;
    }
  }
  return best;
}

/** Number of leading taps beyond which the l1 norm is at most `rest`. */
function effectiveLength(taps: Float64Array, rest: number): number {
  let length = taps.length;
  for (let sum = 0; length > 1; length--) {
    sum += Math.abs(taps[length - 1]);
    if (sum > rest) break;
  }
  return length;
}

/** Rows of the square Hankel matrix: half the horizon, rounded up to one of few sizes as far as there are taps. */
function hankelOrder(horizon: number, available: number): number {
  const wanted = Math.ceil((horizon + 1) / 2);
  const step = Math.max(1, 2 ** Math.floor(Math.log2(wanted)) / 8);
  return Math.min(Math.ceil(wanted / step) * step, Math.ceil(available / 2));
}

/** Poles at an order, by Kung's method, and the best residues for them. */
function* fitOrder(problem: Problem, modes: HankelModes, order: number, bound: number): Work<ReducedKernel> {
  const { re, im } = yield* eigenvalues(kungMatrix(modes, order), order);
  stabilise(re, im, problem.poleLimit);
  return yield* fitPoles(problem, re, im, bound);
}

/** Column k of the work space, cut to length. */
function columnOf({ columns }: Shared, k: number, length: number): Float64Array {
  if ((columns[k]?.length ?? 0) < length) columns[k] = new Float64Array(length);
  return columns[k].subarray(0, length);
}

function* fitPoles(
  { taps, horizon, shared }: Problem,
  re: Float64Array,
  im: Float64Array,
  bound: number,
): Work<ReducedKernel> {
  const matrices = pairPoles(re, im).map((pair) => ({ matrix: Float32Array.from(sectionMatrix(pair)), pair }));
  const columns: Float64Array[] = [];
  for (const { matrix, pair } of matrices) {
    const [first, second] = [0, 1].map((k) => columnOf(shared, columns.length + k, horizon));
    sectionResponses(matrix, first, second);
    yield;
    columns.push(first);
    if (!pair.single) columns.push(second);
  }
  const target = columnOf(shared, columns.length + 1, horizon);
  target.set(taps.subarray(0, horizon));
  const weights = yield* leastSquares(columns, target);
  let at = 0;
  let maxPole = 0;
  const sections = matrices.map(({ matrix, pair }) => {
    const section = new Float32Array(SECTION_FLOATS);
    section.set(matrix);
    section[4] = weights[at++];
    if (!pair.single) section[5] = weights[at++];
    maxPole = Math.max(maxPole, spectralRadius(section));
    return section;
  });
  const response = yield* float32Response(sections, taps.length);
  const reached = maxPole < 1 ? distance(taps, response) : Number.POSITIVE_INFINITY;
  return { sections, order: columns.length, bound, reached, maxPole };
}

/**
 * The state matrix of order r in the coordinates of the singular vectors U: the least-squares solution of
 * U[0 … N-2] A = U[1 … N-1]. U has orthonormal columns, so U[0 … N-2]^T U[0 … N-2] = I - w w^T, w its last row.
 */
function kungMatrix(modes: HankelModes, r: number): Float64Array {
  const rank = modes.last.length;
  const w = modes.last.subarray(0, r);
  const a = new Float64Array(r * r);
  const norm = 1 - w.reduce((sum, value) => sum + value * value, 0);
  for (let j = 0; j < r; j++) {
    let along = 0;
    for (let i = 0; i < r; i++) along += w[i] * modes.shift[i * rank + j];
    if (norm > 1e-9)
      along /= norm; // otherwise the last row alone carries the space: leave the plain projection
    else along = 0;
    for (let i = 0; i < r; i++) a[i * r + j] = modes.shift[i * rank + j] + w[i] * along;
  }
  return a;
}

/** Poles outside the unit circle are reflected into it; none may come closer to it than `limit` allows. */
function stabilise(re: Float64Array, im: Float64Array, limit: number): void {
  for (let k = 0; k < re.length; k++) {
    let modulus = Math.hypot(re[k], im[k]);
    if (modulus <= limit) continue;
    const target = Math.min(limit, 1 / modulus);
    re[k] *= target / modulus;
    im[k] *= target / modulus;
    modulus = target;
  }
}
