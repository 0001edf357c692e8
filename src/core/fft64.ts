import { ToeplitzError } from "./errors.js";
import { checkInteger } from "./shape.js";

/**
 * exp(-2 pi i k / n) as [re, im], correct to the last place: the angle is folded into the first octant, so that no large
 * argument ever reaches sin and cos, and quarter turns are exact.
 */
export function unitRoot(k: number, n: number): readonly [number, number] {
  let eighths = 8 * (((k % n) + n) % n); // angle in units of 1 / (8 n) turns
  const mirror = eighths > 4 * n; // lower half turn: conjugate of the upper one
  if (mirror) eighths = 8 * n - eighths;
  const negative = eighths > 2 * n; // second quadrant: cos(pi - a) = -cos a
  if (negative) eighths = 4 * n - eighths;
  const swap = eighths > n; // above an eighth turn: cos(pi / 2 - a) = sin a
  const angle = ((swap ? 2 * n - eighths : eighths) * Math.PI) / (4 * n);
  const c = swap ? Math.sin(angle) : Math.cos(angle);
  const s = swap ? Math.cos(angle) : Math.sin(angle);
  return [negative ? -c : c, mirror ? s : -s];
}

/** Smallest 2^a 3^b 5^c >= n: the sizes that need no Bluestein transform. */
export function smoothSize(n: number): number {
  for (let size = Math.max(1, n); ; size++) {
    let rest = size;
    for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
    if (rest === 1) return size;
  }
}

interface Stage {
  readonly radix: number;
  /** Blocks: the stage combines `radix` rows that are `blocks * stride` apart. */
  readonly blocks: number;
  /** Product of the radices before: the length of a contiguous row. */
  readonly stride: number;
  /** exp(-2 pi i j k / (blocks * radix)) at 2 * (k * (radix - 1) + j - 1), j = 1 … radix - 1, k = 0 … blocks - 1. */
  readonly twiddles: Float64Array;
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

  constructor(n: number) {
    this.n = checkInteger("Fft64: n", n, 1);
    const smooth = smoothSize(n) === n;
    this.#stages = smooth ? makeStages(n) : [];
    this.#chirp = smooth ? undefined : makeChirp(n);
    this.#workRe = new Float64Array(smooth ? n : 0);
    this.#workIm = new Float64Array(smooth ? n : 0);
  }

  /** X_k = sum_j x_j exp(-2 pi i j k / n), in place. Both arrays hold n numbers; throws `shape` otherwise. */
  forward(re: Float64Array, im: Float64Array): void {
    if (re.length !== this.n || im.length !== this.n) {
      throw new ToeplitzError("shape", `Fft64: expected two arrays of ${this.n}, got ${re.length} and ${im.length}`);
    }
    if (this.#chirp) bluestein(this.#chirp, re, im);
    else this.#stockham(re, im);
  }

  /** x_j = (1 / n) sum_k X_k exp(+2 pi i j k / n), in place. */
  inverse(re: Float64Array, im: Float64Array): void {
    this.forward(im, re); // swapping the parts conjugates on the way in and on the way out
    const scale = 1 / this.n;
    for (let j = 0; j < this.n; j++) {
      re[j] *= scale;
      im[j] *= scale;
    }
  }

  #stockham(re: Float64Array, im: Float64Array): void {
    let fromRe = re;
    let fromIm = im;
    let toRe = this.#workRe;
    let toIm = this.#workIm;
    for (const stage of this.#stages) {
      passes[stage.radix](stage, fromRe, fromIm, toRe, toIm);
      [fromRe, toRe] = [toRe, fromRe];
      [fromIm, toIm] = [toIm, fromIm];
    }
    if (fromRe !== re) {
      re.set(fromRe);
      im.set(fromIm);
    }
  }
}

function makeStages(n: number): Stage[] {
  const stages: Stage[] = [];
  let rest = n;
  let stride = 1;
  for (const radix of [4, 2, 3, 5]) {
    while (rest % radix === 0) {
      const blocks = rest / radix;
      const twiddles = new Float64Array(2 * blocks * (radix - 1));
      for (let k = 0, at = 0; k < blocks; k++) {
        for (let j = 1; j < radix; j++, at += 2) [twiddles[at], twiddles[at + 1]] = unitRoot(j * k, rest);
      }
      stages.push({ radix, blocks, stride, twiddles });
      rest = blocks;
      stride *= radix;
    }
  }
  return stages;
}

type Pass = (stage: Stage, xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array) => void;

// Every pass is y[q + stride (radix k + j)] = w^{jk} sum_r x[q + stride (k + blocks r)] exp(-2 pi i j r / radix).
const passes: Readonly<Record<number, Pass>> = { 2: pass2, 3: pass3, 4: pass4, 5: pass5 };

function pass2({ blocks, stride, twiddles }: Stage, ...[xr, xi, yr, yi]: Float64Array[]): void {
  for (let k = 0; k < blocks; k++) {
    const wr = twiddles[2 * k];
    const wi = twiddles[2 * k + 1];
    let a = k * stride;
    let b = a + blocks * stride;
    for (let o = 2 * a, end = o + stride; o < end; o++, a++, b++) {
      const dr = xr[a] - xr[b];
      const di = xi[a] - xi[b];
      yr[o] = xr[a] + xr[b];
      yi[o] = xi[a] + xi[b];
      yr[o + stride] = dr * wr - di * wi;
      yi[o + stride] = dr * wi + di * wr;
    }
  }
}

function pass3({ blocks, stride, twiddles }: Stage, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const half = Math.sqrt(0.75);
  for (let k = 0; k < blocks; k++) {
    const t = 4 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    let a = k * stride;
    let b = a + blocks * stride;
    let c = b + blocks * stride;
    for (let o = 3 * a, end = o + stride; o < end; o++, a++, b++, c++) {
      const sr = xr[b] + xr[c];
      const si = xi[b] + xi[c];
      const dr = half * (xi[b] - xi[c]); // -i (b - c) sin(pi / 3)
      const di = half * (xr[c] - xr[b]);
      const mr = xr[a] - 0.5 * sr;
      const mi = xi[a] - 0.5 * si;
      yr[o] = xr[a] + sr;
      yi[o] = xi[a] + si;
      const y1r = mr + dr;
      const y1i = mi + di;
      const y2r = mr - dr;
      const y2i = mi - di;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
    }
  }
}

function pass4({ blocks, stride, twiddles }: Stage, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const step = blocks * stride;
  for (let k = 0, t = 0; k < blocks; k++, t += 6) {
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    let a = k * stride;
    for (let o = 4 * a, end = o + stride; o < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const s0r = xr[a] + xr[c];
      const s0i = xi[a] + xi[c];
      const d0r = xr[a] - xr[c];
      const d0i = xi[a] - xi[c];
      const s1r = xr[b] + xr[d];
      const s1i = xi[b] + xi[d];
      const d1r = xi[b] - xi[d]; // -i (b - d)
      const d1i = xr[d] - xr[b];
      const y1r = d0r + d1r;
      const y1i = d0i + d1i;
      const y2r = s0r - s1r;
      const y2i = s0i - s1i;
      const y3r = d0r - d1r;
      const y3i = d0i - d1i;
      yr[o] = s0r + s1r;
      yi[o] = s0i + s1i;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
      yr[o + 3 * stride] = y3r * w3r - y3i * w3i;
      yi[o + 3 * stride] = y3r * w3i + y3i * w3r;
    }
  }
}

function pass5({ blocks, stride, twiddles }: Stage, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const [c1, m1] = unitRoot(1, 5); // cos and -sin of 72 and 144 degrees
  const [c2, m2] = unitRoot(2, 5);
  const step = blocks * stride;
  for (let k = 0; k < blocks; k++) {
    const t = 8 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    const w4r = twiddles[t + 6];
    const w4i = twiddles[t + 7];
    let a = k * stride;
    for (let o = 5 * a, end = o + stride; o < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const e = d + step;
      const p1r = xr[b] + xr[e];
      const p1i = xi[b] + xi[e];
      const p2r = xr[c] + xr[d];
      const p2i = xi[c] + xi[d];
      const q1r = xr[b] - xr[e];
      const q1i = xi[b] - xi[e];
      const q2r = xr[c] - xr[d];
      const q2i = xi[c] - xi[d];
      const ur = xr[a] + c1 * p1r + c2 * p2r;
      const ui = xi[a] + c1 * p1i + c2 * p2i;
      const vr = xr[a] + c2 * p1r + c1 * p2r;
      const vi = xi[a] + c2 * p1i + c1 * p2i;
      const sr = -(m1 * q1i + m2 * q2i); // i (m1 q1 + m2 q2)
      const si = m1 * q1r + m2 * q2r;
      const zr = -(m2 * q1i - m1 * q2i); // i (m2 q1 - m1 q2)
      const zi = m2 * q1r - m1 * q2r;
      yr[o] = xr[a] + p1r + p2r;
      yi[o] = xi[a] + p1i + p2i;
      yr[o + stride] = (ur + sr) * w1r - (ui + si) * w1i;
      yi[o + stride] = (ur + sr) * w1i + (ui + si) * w1r;
      yr[o + 2 * stride] = (vr + zr) * w2r - (vi + zi) * w2i;
      yi[o + 2 * stride] = (vr + zr) * w2i + (vi + zi) * w2r;
      yr[o + 3 * stride] = (vr - zr) * w3r - (vi - zi) * w3i;
      yi[o + 3 * stride] = (vr - zr) * w3i + (vi - zi) * w3r;
      yr[o + 4 * stride] = (ur - sr) * w4r - (ui - si) * w4i;
      yi[o + 4 * stride] = (ur - sr) * w4i + (ui - si) * w4r;
    }
  }
}

function makeChirp(n: number): Chirp {
  const inner = new Fft64(smoothSize(2 * n - 1));
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
  }
  inner.forward(spectrumRe, spectrumIm);
  const [workRe, workIm] = [new Float64Array(inner.n), new Float64Array(inner.n)];
  return { inner, re, im, spectrumRe, spectrumIm, workRe, workIm };
}

/** jk = (j^2 + k^2 - (k - j)^2) / 2 turns the transform into a convolution with the chirp. */
function bluestein(chirp: Chirp, re: Float64Array, im: Float64Array): void {
  const { inner, re: cr, im: ci, spectrumRe: sr, spectrumIm: si, workRe: wr, workIm: wi } = chirp;
  const n = re.length;
  for (let j = 0; j < n; j++) {
    wr[j] = re[j] * cr[j] - im[j] * ci[j];
    wi[j] = re[j] * ci[j] + im[j] * cr[j];
  }
  wr.fill(0, n);
  wi.fill(0, n);
  inner.forward(wr, wi);
  for (let k = 0; k < inner.n; k++) {
    const r = wr[k] * sr[k] - wi[k] * si[k];
    wi[k] = wr[k] * si[k] + wi[k] * sr[k];
    wr[k] = r;
  }
  inner.inverse(wr, wi);
  for (let k = 0; k < n; k++) {
    re[k] = wr[k] * cr[k] - wi[k] * ci[k];
    im[k] = wr[k] * ci[k] + wi[k] * cr[k];
  }
}
