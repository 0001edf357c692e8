import type { Work } from "../core/work.js";

/** Floats a section takes: the 2 x 2 matrix by rows, then the two output weights. */
export const SECTION_FLOATS = 6;

/**
 * A set of stable poles as second-order sections: s <- M s + (1, 1) x, contributions c . s. Each M is a normalised lattice:
 * the impulse responses of its two states are orthogonal and of equal energy whatever the poles (complex, real, even
 * coinciding), so within a section nothing cancels; sections pair poles that lie close together.
 */
export interface PolePair {
  /** Sum and product of the two poles. */
  readonly sum: number;
  readonly product: number;
  /** (1 - p1^2) (1 - p2^2), computed without cancellation. */
  readonly gap: number;
  /** A lone real pole p: M = diag(p, 0), the second state unused. */
  readonly single: boolean;
}

/** Conjugate pairs as they come; real poles sorted and paired with their neighbours, the outermost one left over alone. */
export function pairPoles(re: Float64Array, im: Float64Array): PolePair[] {
  const pairs: PolePair[] = [];
  const real: number[] = [];
  for (let k = 0; k < re.length; k++) {
    if (im[k] > 0) pairs.push(conjugatePair(re[k], im[k]));
    else if (im[k] === 0) real.push(re[k]);
  }
  real.sort((a, b) => b - a);
  for (let k = 0; k + 1 < real.length; k += 2) {
    const [p, q] = [real[k], real[k + 1]];
    pairs.push({ sum: p + q, product: p * q, gap: (1 - p) * (1 + p) * (1 - q) * (1 + q), single: false });
  }
  if (real.length % 2 === 1) {
    const p = real[real.length - 1];
    pairs.push({ sum: p, product: 0, gap: (1 - p) * (1 + p), single: true });
  }
  return pairs;
}

function conjugatePair(a: number, b: number): PolePair {
  const square = a * a + b * b;
  // |1 - lambda^2|^2 = |1 - lambda|^2 |1 + lambda|^2
  const gap = ((1 - a) * (1 - a) + b * b) * ((1 + a) * (1 + a) + b * b);
  return { sum: 2 * a, product: square, gap, single: false };
}

/** M of a section, [m11, m12, m21, m22]: the lattice [[a, -b q], [q, a b]], q = sqrt(1 - a^2), turned by an eighth. */
export function sectionMatrix({ sum, product, gap, single }: PolePair): [number, number, number, number] {
  if (single) return [sum, 0, 0, 0];
  const a = sum / (1 + product);
  const q = Math.sqrt(gap) / (1 + product);
  const b = product;
  // R [[a, -b q], [q, a b]] R^T with R = [[1, -1], [1, 1]] / sqrt 2, which takes (1, 0) to (1, 1) / sqrt 2.
  return [
    (a * (1 + b) - q * (1 - b)) / 2,
    (a * (1 - b) - q * (1 + b)) / 2,
    (a * (1 - b) + q * (1 + b)) / 2,
    (a * (1 + b) + q * (1 - b)) / 2,
  ];
}

/** Impulse responses of the two states in float64, M^l (1, 1), to `first` and `second`. */
export function sectionResponses(matrix: ArrayLike<number>, first: Float64Array, second: Float64Array): void {
  const [m11, m12, m21, m22] = [matrix[0], matrix[1], matrix[2], matrix[3]];
  let r = 1;
  let i = 1;
  for (let l = 0; l < first.length; l++) {
    first[l] = r;
    second[l] = i;
    const next = m11 * r + m12 * i;
    i = m21 * r + m22 * i;
    r = next;
  }
}

const NO_SECTION = new Float32Array(SECTION_FLOATS);

/** Lags between two yields. */
const PIECE = 32768;

/**
 * The impulse response of float32 sections, run in float32 as a kernel would run it, from lag 0 on. Two sections at a time, because
 * each by itself is a chain of roundings that wait for one another.
 */
export function* float32Response(sections: readonly Float32Array[], length: number): Work<Float32Array> {
  const response = new Float32Array(length);
  for (let k = 0; k < sections.length; k += 2) {
    const states = Float32Array.of(1, 1, 1, 1);
    for (let from = 0; from < length; from += PIECE) {
      addResponse(sections[k], sections[k + 1] ?? NO_SECTION, states, response.subarray(from, from + PIECE));
      yield;
    }
  }
  return response;
}

/** Adds what two sections give from their states on. No generator: engines keep the variables of one on the heap. */
function addResponse(
  [m11, m12, m21, m22, c1, c2]: Float32Array,
  [n11, n12, n21, n22, d1, d2]: Float32Array,
  states: Float32Array,
  response: Float32Array,
): void {
  const f = Math.fround;
  let [r, i, s, j] = states;
  for (let l = 0; l < response.length; l++) {
    response[l] = f(response[l] + f(f(c1 * r) + f(c2 * i))) + f(f(d1 * s) + f(d2 * j)); // the store rounds
    const nextR = f(f(m11 * r) + f(m12 * i));
    const nextS = f(f(n11 * s) + f(n12 * j));
    i = f(f(m21 * r) + f(m22 * i));
    j = f(f(n21 * s) + f(n22 * j));
    r = nextR;
    s = nextS;
  }
  states.set([r, i, s, j]);
}

/** Largest modulus of the poles of a section, of the coefficients as they are stored. */
export function spectralRadius(section: ArrayLike<number>): number {
  const half = (section[0] + section[3]) / 2;
  const skew = (section[0] - section[3]) / 2;
  const discriminant = skew * skew + section[1] * section[2];
  if (discriminant >= 0) return Math.abs(half) + Math.sqrt(discriminant);
  return Math.sqrt(half * half - discriminant);
}
