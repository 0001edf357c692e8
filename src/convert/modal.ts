import { ToeplitzError } from "../core/errors.js";
import { Pacer } from "../core/pacer.js";
import { checkInteger } from "../core/shape.js";
import { type ReducedKernel, reduceKernel, type Shared } from "./reduce.js";
import { SECTION_FLOATS, sectionResponses } from "./sections.js";
import { channelOf, checkTaps } from "./taps.js";

/** Channels a section of the packed layout holds side by side: the lanes of a 128-bit vector. */
export const MODAL_LANES = 4;

export interface ModalOptions {
  readonly channels: number;
  /** Largest l1 error of a channel's taps, relative to their l1 norm: bounds |y error| by tolerance * l1 * max |x|. */
  readonly tolerance: number;
  /** Leading taps kept as they are, at least 1; 3 unless given (measured: each of the first three saves more than it costs). */
  readonly exactTaps?: number;
  /** Largest number of real states a channel may take; 64 unless given. */
  readonly maxOrder?: number;
  readonly signal?: AbortSignal;
  /** Called after every channel. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Kernels as a few taps and second-order sections: y_i = sum_{l < exactTaps} taps_l x_{i-l} + sum_sections c . s, with s <- M s + (1, 1) x_{i-exactTaps}
 * before the output is read.
 */
export interface ModalKernel {
  readonly channels: number;
  readonly exactTaps: number;
  readonly tolerance: number;
  /** [exactTaps, channels] */
  readonly taps: Float32Array;
  /** Sections of each group of four channels: that of the group's largest order. [ceil(channels / 4)] */
  readonly counts: Int32Array;
  /** Group after group, [sum of counts, 6, 4]: m11, m12, m21, m22, c1, c2, four channels each; unused sections are zero. */
  readonly sections: Float32Array;
  /** Real states a channel really needs. */
  readonly order: Int32Array;
  /** Twice the sum of the dropped Hankel singular values over the l1 norm, per channel. */
  readonly bound: Float64Array;
  /** l1 error over the l1 norm, per channel, measured on the taps the float32 sections give in float32 arithmetic. */
  readonly reached: Float64Array;
  /** Channels whose error stayed above the tolerance at the largest order. */
  readonly unmet: readonly number[];
  readonly meanOrder: number;
  /** Largest modulus of a pole, of the float32 coefficients; below 1. */
  readonly maxPole: number;
}

/**
 * Reduces causal kernels, taps [n, channels] with their decay, to low order: training-free, by balanced truncation of each
 * channel's Hankel matrix (Kung's method; see reduce.ts) at the smallest order whose measured error meets the tolerance. Every pole
 * is inside the unit circle. Lags n and beyond are left to the decay of the poles.
 * Lets the event loop run every few milliseconds; throws `aborted` when the signal fires, `shape` or `argument` on taps or
 * options that do not fit.
 */
export async function modal(taps: ArrayLike<number>, options: ModalOptions): Promise<ModalKernel> {
  const { channels, tolerance, signal } = options;
  const pacer = new Pacer(signal);
  const n = await pacer.run(checkTaps("modal", taps, channels));
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new ToeplitzError("argument", `modal: expected a tolerance in (0, 1), got ${tolerance}`);
  }
  const exactTaps = Math.min(n, checkInteger("modal: exactTaps", options.exactTaps ?? 3, 1));
  const maxOrder = checkInteger("modal: maxOrder", options.maxOrder ?? 64, 1);
  const shared: Shared = { products: new Map(), columns: [], ratio: 1 };
  const kernels: ReducedKernel[] = [];
  const norms = new Float64Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const kernel = channelOf(taps, channels, channel);
    for (const tap of kernel) norms[channel] += Math.abs(tap);
    const head = headRounding(kernel, exactTaps);
    const allowed = Math.max(0, tolerance * norms[channel] - head);
    const reduced = await pacer.run(reduceKernel(kernel.slice(exactTaps), { allowed, maxOrder }, shared));
    kernels.push({ ...reduced, reached: reduced.reached + head });
    options.onProgress?.({ done: channel + 1, total: channels });
    await pacer.pause();
  }
  return pack(taps, kernels, norms, exactTaps, options);
}

/** l1 error of the leading taps in float32. */
function headRounding(kernel: Float64Array, exactTaps: number): number {
  let sum = 0;
  for (let l = 0; l < exactTaps; l++) sum += Math.abs(kernel[l] - Math.fround(kernel[l]));
  return sum;
}

function pack(
  taps: ArrayLike<number>,
  kernels: readonly ReducedKernel[],
  norms: Float64Array,
  exactTaps: number,
  { channels, tolerance }: ModalOptions,
): ModalKernel {
  const groups = Math.ceil(channels / MODAL_LANES);
  const counts = new Int32Array(groups);
  kernels.forEach(({ sections }, channel) => {
    const group = Math.floor(channel / MODAL_LANES);
    counts[group] = Math.max(counts[group], sections.length);
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const sections = new Float32Array(total * SECTION_FLOATS * MODAL_LANES);
  for (let group = 0, first = 0; group < groups; first += counts[group++]) {
    for (let lane = 0; lane < MODAL_LANES; lane++) {
      kernels[group * MODAL_LANES + lane]?.sections.forEach((section, index) => {
        for (let j = 0; j < SECTION_FLOATS; j++) {
          sections[((first + index) * SECTION_FLOATS + j) * MODAL_LANES + lane] = section[j];
        }
      });
    }
  }
  const relative = (value: number, channel: number) => (norms[channel] > 0 ? value / norms[channel] : 0);
  const reached = Float64Array.from(kernels, (kernel, channel) => relative(kernel.reached, channel));
  const order = Int32Array.from(kernels, (kernel) => kernel.order);
  return {
    channels,
    exactTaps,
    tolerance,
    taps: Float32Array.from({ length: exactTaps * channels }, (_, i) => taps[i]),
    counts,
    sections,
    order,
    bound: Float64Array.from(kernels, (kernel, channel) => relative(kernel.bound, channel)),
    reached,
    unmet: Array.from(reached.keys()).filter((channel) => reached[channel] > tolerance),
    meanOrder: order.reduce((sum, value) => sum + value, 0) / channels,
    maxPole: kernels.reduce((largest, { maxPole }) => Math.max(largest, maxPole), 0),
  };
}

/** The taps [length, channels] that a reduced kernel stands for, in float64 arithmetic on its float32 coefficients. */
export function modalTaps(kernel: ModalKernel, length: number): Float64Array {
  const { channels, exactTaps, counts, sections } = kernel;
  const out = new Float64Array(length * channels);
  out.set(kernel.taps.subarray(0, out.length));
  const tail = Math.max(0, length - exactTaps);
  const [first, second] = [new Float64Array(tail), new Float64Array(tail)];
  for (let group = 0, index = 0; group < counts.length; group++) {
    for (const end = index + counts[group]; index < end; index++) {
      for (let lane = 0; lane < MODAL_LANES && group * MODAL_LANES + lane < channels; lane++) {
        const at = (j: number) => sections[(index * SECTION_FLOATS + j) * MODAL_LANES + lane];
        sectionResponses([at(0), at(1), at(2), at(3)], first, second);
        for (let l = 0; l < tail; l++) {
          out[(exactTaps + l) * channels + group * MODAL_LANES + lane] += at(4) * first[l] + at(5) * second[l];
        }
      }
    }
  }
  return out;
}
