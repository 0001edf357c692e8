import { ToeplitzError } from "../core/errors.js";
import { Fft64 } from "../core/fft64.js";
import { Pacer } from "../core/pacer.js";
import { unitRoot } from "../core/unitRoot.js";
import { betweenYields, finish, type Work } from "../core/work.js";
import { channelOf, checkTaps } from "./taps.js";

export interface EtscOptions {
  readonly channels: number;
  /** Decay per lag, one number or one per channel; 1 unless given. */
  readonly gamma?: number | ArrayLike<number>;
  readonly variant?: "published" | "periodic" | "truncated";
  readonly signal?: AbortSignal;
  /** Called after every channel. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** The error takes n * states steps a channel, far more than the conversion. */
const MEASURED_CHANNELS = 16;

/** Float64 parameters of a diagonal state space, each [states, channels]: u <- lambda u + b x, y = Re sum_k u_k. */
export interface StateSpace {
  readonly lambda_re: Float64Array;
  readonly lambda_im: Float64Array;
  readonly b_re: Float64Array;
  readonly b_im: Float64Array;
}

export interface EtscWeights {
  readonly channels: number;
  readonly states: number;
  /** The period m of the undamped continuation: n + 1 (published) or n (periodic). */
  readonly period: number;
  /** Weights of `ssm()`, [states, channels]. */
  readonly lambda_re: Float32Array;
  readonly lambda_im: Float32Array;
  readonly b_re: Float32Array;
  readonly b_im: Float32Array;
  /** "truncated" only: gamma^period, [channels]; the weight `gain` of `ssm({ period })`. */
  readonly gain?: Float32Array;
  /** The same before rounding to float32. */
  readonly exact: StateSpace;
  /**
   * Largest over the channels of sum_l |error at lag l| / sum_l |decayed tap| over lags 0 … n - 1, with the float32 weights;
   * measured on up to sixteen channels, evenly spread.
   */
  readonly error: number;
}

/**
 * Exact Toeplitz to SSM conversion (Qin and Zhong, EMNLP 2023, arXiv 2311.08756): taps [n, channels] before decay into
 * states on m-th roots of unity, lambda_k = gamma exp(-2 pi i k / m), b = inverse DFT of the taps. Of each conjugate pair one state is kept
 * and its b doubled (the published code keeps all n).
 *
 * The kernel equals gamma^l t_l for l < n. Beyond, it is neither zero nor what an RPE would say:
 * - "published": m = n + 1 with t_n = - sum_{j<n} t_j, which removes the constant state. Lag l >= n reads gamma^l t_{l mod (n + 1)},
 *   a spike of gamma^n (- sum t) at lag n included.
 * - "periodic": m = n, the constant state kept. Lag l >= n reads gamma^l t_{l mod n}; no spike.
 * - "truncated": the states of "periodic", and `gain`: fed with x_i - gain x_{i-n} (a ring of n inputs beside the states, which
 *   `ssm({ period: n })` keeps) the kernel is zero from lag n on. What is taken back cancels to float32 rounding, which at gamma = 1
 *   adds up like the square root of the steps.
 * Lets the event loop run every few milliseconds; throws `aborted` when the signal fires, `shape` or `argument` on taps or gamma that
 * do not fit.
 */
export async function etsc(taps: ArrayLike<number>, options: EtscOptions): Promise<EtscWeights> {
  return new Pacer(options.signal).run(convert(taps, options));
}

function* convert(taps: ArrayLike<number>, options: EtscOptions): Work<EtscWeights> {
  const { channels, variant = "published", gamma: rate = 1 } = options;
  const n = yield* checkTaps("etsc", taps, channels);
  const gamma = gammaPerChannel(rate, channels);
  if (!["published", "periodic", "truncated"].includes(variant)) {
    const got = String(variant);
    throw new ToeplitzError("argument", `etsc: variant: expected published, periodic or truncated, got ${got}`);
  }
  const published = variant === "published";
  const period = published ? n + 1 : n;
  const first = published ? 1 : 0;
  const states = Math.floor(period / 2) + 1 - first;
  const size = states * channels;
  const exact: StateSpace = {
    lambda_re: new Float64Array(size),
    lambda_im: new Float64Array(size),
    b_re: new Float64Array(size),
    b_im: new Float64Array(size),
  };
  const fft = yield* Fft64.make(period);
  const re = new Float64Array(period);
  const im = new Float64Array(period);
  for (let channel = 0; channel < channels; channel++) {
    const kernel = channelOf(taps, channels, channel);
    re.set(kernel);
    if (published) re[n] = -kernel.reduce((sum, tap) => sum + tap, 0);
    im.fill(0);
    yield* fft.inverseWork(re, im);
    for (let s = 0; s < states; s++) {
      const k = s + first;
      const at = s * channels + channel;
      const [c, sine] = unitRoot(k, period);
      const weight = k === 0 || 2 * k === period ? 1 : 2;
      exact.lambda_re[at] = gamma[channel] * c;
      exact.lambda_im[at] = gamma[channel] * sine;
      exact.b_re[at] = weight * re[k];
      exact.b_im[at] = weight * im[k];
      if (s % 4096 === 4095) yield;
    }
    options.onProgress?.({ done: channel + 1, total: channels });
    yield;
  }
  const weights = {
    channels,
    states,
    period,
    lambda_re: new Float32Array(exact.lambda_re),
    lambda_im: new Float32Array(exact.lambda_im),
    b_re: new Float32Array(exact.b_re),
    b_im: new Float32Array(exact.b_im),
    exact,
  };
  const gain = variant === "truncated" ? { gain: Float32Array.from(gamma, (rate) => rate ** n) } : {};
  return { ...weights, ...gain, error: yield* reachedError(weights, taps, gamma, n, channels) };
}

/** The kernel of a diagonal state space at lags 0 … length - 1, [length, channels], in float64. */
export function stateSpaceTaps(
  space: { readonly [K in keyof StateSpace]: ArrayLike<number> },
  channels: number,
  length: number,
): Float64Array {
  return finish(tapsWork(space, channels, length));
}

function* tapsWork(
  space: { readonly [K in keyof StateSpace]: ArrayLike<number> },
  channels: number,
  length: number,
): Work<Float64Array> {
  const every = betweenYields(4 * length);
  const out = new Float64Array(length * channels);
  for (let at = 0; at < space.b_re.length; at++) {
    addState(
      space.lambda_re[at],
      space.lambda_im[at],
      space.b_re[at],
      space.b_im[at],
      out.subarray(at % channels),
      channels,
    );
    if (at % every === 0) yield;
  }
  return out;
}

/** out[stride l] += Re (re + i im)(a + i b)^l. No generator, see core/complex64.ts. */
function addState(a: number, b: number, re: number, im: number, out: Float64Array, stride: number): void {
  for (let o = 0; o < out.length; o += stride) {
    out[o] += re;
    const next = a * re - b * im;
    im = a * im + b * re;
    re = next;
  }
}

/**
 * States after a prompt x [length, channels]: u_k = b_k sum_s lambda_k^s x_{length-1-s}. As lambda^period = gamma^period, the
 * sum folds into `period` cells and one DFT a channel; truncated kernels see the last `period` inputs only. Returned as re and im, each [states, channels].
 */
export function etscPrefill(
  weights: EtscWeights,
  x: ArrayLike<number>,
  gamma: number | ArrayLike<number> = 1,
): { re: Float64Array; im: Float64Array } {
  const { channels, states, period, exact } = weights;
  if (x.length % channels !== 0) {
    throw new ToeplitzError("shape", `etscPrefill: expected x [length, ${channels}], got ${x.length} values`);
  }
  const rates = gammaPerChannel(gamma, channels);
  const length = x.length / channels;
  const first = Math.floor(period / 2) + 1 - states;
  const seen = weights.gain ? Math.min(length, period) : length;
  const fft = new Fft64(period);
  const re = new Float64Array(states * channels);
  const im = new Float64Array(states * channels);
  const cellsRe = new Float64Array(period);
  const cellsIm = new Float64Array(period);
  for (let channel = 0; channel < channels; channel++) {
    cellsRe.fill(0);
    cellsIm.fill(0);
    for (let s = 0, decay = 1; s < seen; s++, decay *= rates[channel]) {
      cellsRe[s % period] += decay * x[(length - 1 - s) * channels + channel];
    }
    fft.forward(cellsRe, cellsIm);
    for (let s = 0; s < states; s++) {
      const at = s * channels + channel;
      const k = s + first;
      re[at] = exact.b_re[at] * cellsRe[k] - exact.b_im[at] * cellsIm[k];
      im[at] = exact.b_re[at] * cellsIm[k] + exact.b_im[at] * cellsRe[k];
    }
  }
  return { re, im };
}

function gammaPerChannel(gamma: number | ArrayLike<number>, channels: number): Float64Array {
  if (typeof gamma !== "number" && typeof gamma?.length !== "number") {
    throw new ToeplitzError("argument", `etsc: gamma: expected a number or one per channel, got ${String(gamma)}`);
  }
  const rates = typeof gamma === "number" ? new Float64Array(channels).fill(gamma) : Float64Array.from(gamma);
  if (rates.length !== channels) {
    throw new ToeplitzError("shape", `etsc: expected gamma for ${channels} channels, got ${rates.length}`);
  }
  const bad = rates.find((rate) => !(rate > 0 && rate <= 1));
  if (bad !== undefined) throw new ToeplitzError("argument", `etsc: expected gamma in (0, 1], got ${bad}`);
  return rates;
}

function* reachedError(
  weights: { readonly [K in keyof StateSpace]: Float32Array },
  taps: ArrayLike<number>,
  gamma: Float64Array,
  n: number,
  channels: number,
): Work<number> {
  let worst = 0;
  const step = Math.ceil(channels / MEASURED_CHANNELS);
  for (let channel = 0; channel < channels; channel += step) {
    const one = (values: Float32Array) => channelOf(values, channels, channel);
    const { lambda_re, lambda_im, b_re, b_im } = weights;
    const space = { lambda_re: one(lambda_re), lambda_im: one(lambda_im), b_re: one(b_re), b_im: one(b_im) };
    const got = yield* tapsWork(space, 1, n);
    let error = 0;
    let norm = 0;
    for (let l = 0, decay = 1; l < n; l++, decay *= gamma[channel]) {
      const want = decay * taps[l * channels + channel];
      error += Math.abs(got[l] - want);
      norm += Math.abs(want);
    }
    if (norm > 0) worst = Math.max(worst, error / norm);
  }
  return worst;
}
