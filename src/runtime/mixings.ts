import { etsc } from "../convert/etsc.js";
import { type ModalKernel, modal } from "../convert/modal.js";
import { ToeplitzError } from "../core/errors.js";
import { nextPowerOfTwo } from "../core/math.js";
import { Pacer } from "../core/pacer.js";
import type { Work } from "../core/work.js";
import type { Layer } from "../layers/layer.js";
import type { Mixing } from "../layers/mode.js";
import { tileGroups } from "../ops/tile.js";
import type { Workspace } from "../plan/backend.js";
import { type Conversions, type EtscKernel, etscKey, type KernelName, modalKey } from "./conversions.js";
import { planOf } from "./planOf.js";
import { type Strategy, windowFits } from "./strategy.js";

export interface MixingOptions {
  readonly strategy: Strategy;
  readonly maxLength: number | undefined;
  readonly tolerance: number;
  /** Taps from which `auto` prefers tiles to a window. */
  readonly longWindow: number;
  /** For whole sequences: modal where it meets the tolerance, whatever it costs. */
  readonly whole?: boolean;
  readonly signal?: AbortSignal;
  /** The fraction done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** How every Toeplitz product of a layer streams, and why. */
export interface Mixings {
  readonly byName: ReadonlyMap<string, { readonly mixing: Mixing; readonly rows: number }>;
  /** One line per product. */
  readonly report: readonly string[];
}

/** A kernel of a layer; taps [rows, dim] with their decay, gamma [dim] where there is one. */
export interface Kernel extends KernelName {
  readonly dim: number;
  readonly taps: Float32Array | undefined;
  readonly gamma: Float32Array | undefined;
  readonly decays: boolean;
  /** Groups of channels that the kernels before this one have. */
  readonly stagger: number;
}

/** Decides, and converts where that is asked for. `auto` without a tolerance is exact. */
export async function prepareMixings(
  layer: Layer,
  workspace: Workspace,
  conversions: Conversions,
  options: MixingOptions,
): Promise<Mixings> {
  const { strategy, tolerance, maxLength } = options;
  let kernels = await probeKernels(layer, workspace, options, false);
  const isKnown = (kernel: Kernel) => {
    if (strategy === "etsc") return conversions.etsc.has(etscKey(kernel, ends(kernel, maxLength)));
    return conversions.modal.has(modalKey(kernel, tolerance));
  };
  const converts = strategy === "modal" || strategy === "etsc" || (strategy === "auto" && tolerance > 0);
  if (converts && !kernels.every(isKnown)) kernels = await probeKernels(layer, workspace, options, true);
  const byName = new Map<string, { mixing: Mixing; rows: number }>();
  const report: string[] = [];
  for (const [index, kernel] of kernels.entries()) {
    const progress = (fraction: number) => options.onProgress?.((index + fraction) / kernels.length);
    const { mixing, why } = await mixingOf(kernel, conversions, options, progress);
    byName.set(kernel.name, { mixing, rows: kernel.rows });
    report.push(`${kernel.name}: ${why}`);
    progress(1);
  }
  return { byName, report };
}

/** The kernels' shapes and, where `values`, the kernels. Whether there is a gamma is known either way. */
export async function probeKernels(
  layer: Layer,
  workspace: Workspace,
  { maxLength, signal }: Pick<MixingOptions, "maxLength" | "signal">,
  values: boolean,
): Promise<Kernel[]> {
  const whole = planOf(layer, { batch: 1, n: 1, mode: { kind: "probe", length: maxLength } });
  const { y: _, ...outputs } = whole.outputs;
  const plan = { ...whole, outputs, inputs: [], states: [], steps: whole.steps.filter((step) => step.constant) };
  let arrays: Readonly<Record<string, Float32Array | Float64Array>> = {};
  if (values) {
    const program = await workspace.compile(plan, { signal });
    try {
      arrays = await program.run({}, { signal });
    } finally {
      program.dispose();
    }
  }
  const read = (key: string) => (arrays[key] ? new Float32Array(arrays[key]) : undefined);
  const decays = (name: string) => `gamma:${name}` in outputs;
  let groups = 0;
  return Object.entries(outputs)
    .filter(([key]) => key.startsWith("taps:"))
    .map(([key, { shape }]) => {
      const name = key.slice("taps:".length);
      const [rows, dim] = shape;
      const stagger = groups;
      groups += tileGroups(dim);
      return { name, rows, dim, taps: read(key), gamma: read(`gamma:${name}`), decays: decays(name), stagger };
    });
}

function tiledOf({ rows, stagger }: Kernel): Mixing {
  return { kind: "tiled", taps: rows, capacity: nextPowerOfTwo(rows), stagger };
}

async function mixingOf(
  kernel: Kernel,
  conversions: Conversions,
  options: MixingOptions,
  onProgress: (fraction: number) => void,
): Promise<{ mixing: Mixing; why: string }> {
  const { strategy, tolerance, longWindow } = options;
  const window = { kind: "window", taps: kernel.rows } as const;
  if (strategy === "window") return { mixing: window, why: `window of ${kernel.rows} taps, as asked` };
  if (strategy === "tiled") return { mixing: tiledOf(kernel), why: `tiles over ${kernel.rows} taps, as asked` };
  if (strategy === "etsc") return etscOf(kernel, conversions, options, onProgress);
  if (strategy === "auto" && tolerance === 0 && kernel.rows > longWindow) {
    return { mixing: tiledOf(kernel), why: `tiles over ${kernel.rows} taps: exact, and cheaper than a window as long` };
  }
  if (strategy === "auto" && tolerance === 0) {
    return { mixing: window, why: `window of ${kernel.rows} taps: exact, as no tolerance was given` };
  }
  const channels = kernel.dim;
  const reduced = await converted(kernel, conversions, options, onProgress);
  const sections = reduced.sections.length / 24 / reduced.counts.length;
  const figures = `${reduced.meanOrder.toFixed(1)} states a channel, error ${Math.max(0, ...reduced.reached).toExponential(1)} of the kernel`;
  if (reduced.unmet.length > 0) {
    const problem = `${reduced.unmet.length} of ${channels} channels miss the tolerance ${tolerance} with 64 states`;
    if (strategy === "auto") return { mixing: window, why: `window of ${kernel.rows} taps: ${problem}` };
    throw new ToeplitzError("unsupported", `${kernel.name}: ${problem}: ask for auto, window or a larger tolerance`);
  }
  if (strategy === "auto" && !options.whole && windowFits(kernel.rows, reduced.exactTaps, sections)) {
    return { mixing: window, why: `window of ${kernel.rows} taps: cheaper than ${figures}` };
  }
  const { exactTaps, taps, counts, sections: packed } = reduced;
  return { mixing: { kind: "modal", exactTaps, taps, counts, sections: packed }, why: `modal: ${figures}` };
}

/**
 * The published conversion without the spike. Its periodic continuation begins where decay has made it negligible or where the
 * stream ends; where it would begin before, the kernel is truncated.
 */
async function etscOf(
  kernel: Kernel,
  { etsc: known }: Conversions,
  { maxLength, signal }: MixingOptions,
  onProgress: (fraction: number) => void,
): Promise<{ mixing: Mixing; why: string }> {
  const { rows } = kernel;
  const truncated = ends(kernel, maxLength);
  const key = etscKey(kernel, truncated);
  const converted = known.get(key) ?? (await convertedByEtsc(kernel, truncated, signal, onProgress));
  known.set(key, converted);
  const { states, period, lambda_re, lambda_im, b_re, b_im, gain, error } = converted;
  const what = `${states} complex states a channel${gain ? `, truncated by a ring of ${period} inputs` : ""}`;
  const why = `etsc of ${rows} taps: ${what}, error ${error.toExponential(1)} of the kernel`;
  const end = gain ? { end: { period, gain } } : {};
  return { mixing: { kind: "etsc", states, lambda_re, lambda_im, b_re, b_im, ...end }, why };
}

/** Whether a kernel is over before the stream is, without having decayed. */
function ends({ decays, rows }: Kernel, maxLength: number | undefined): boolean {
  return !decays && rows < (maxLength ?? Number.POSITIVE_INFINITY);
}

async function convertedByEtsc(
  { taps, dim, gamma }: Kernel,
  truncated: boolean,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
): Promise<EtscKernel> {
  const raw = new Float64Array(taps!);
  if (gamma) await new Pacer(signal).run(withoutDecay(raw, gamma));
  const { exact: _, ...kernel } = await etsc(raw, {
    channels: dim,
    gamma: gamma ?? 1,
    variant: truncated ? "truncated" : "periodic",
    signal,
    onProgress: ({ done, total }) => onProgress(done / total),
  });
  return kernel;
}

function* withoutDecay(taps: Float64Array, gamma: Float32Array): Work {
  for (let i = 0; i < taps.length; i++) {
    taps[i] /= gamma[i % gamma.length] ** Math.floor(i / gamma.length);
    if (i % 16384 === 0) yield;
  }
}

/** The low-order form of a kernel, made once. */
async function converted(
  { name, rows, dim, taps }: Kernel,
  { modal: conversions }: Conversions,
  { tolerance, signal }: MixingOptions,
  onProgress: (fraction: number) => void,
): Promise<ModalKernel> {
  const key = modalKey({ name, rows }, tolerance);
  const known = conversions.get(key);
  if (known) {
    try {
      return await known;
    } catch {
      // somebody else's call was aborted: convert again below
    }
  }
  const made = modal(taps!, {
    channels: dim,
    tolerance,
    signal,
    onProgress: ({ done, total }) => onProgress(done / total),
  });
  conversions.set(key, made);
  made.catch(() => conversions.get(key) === made && conversions.delete(key));
  return made;
}

/** Whether the kernels are the same whatever the length: then conversions need not be made for each. */
export function lengthMatters(layer: Layer): boolean {
  try {
    planOf(layer, { batch: 1, n: 1, mode: { kind: "probe", length: undefined } });
    return false;
  } catch (error) {
    if (error instanceof ToeplitzError && error.code === "argument") return true;
    throw error;
  }
}
