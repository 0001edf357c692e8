import { type SkiWeights, toSki } from "../convert/toSki.js";
import type { KernelName } from "./conversions.js";
import type { Kernel } from "./mixings.js";

export interface ConvertOptions {
  readonly to: "modal" | "etsc" | "ski";
  /** modal: l1 error allowed in each kernel, relative. Default 1e-3. */
  readonly tolerance?: number;
  /** The longest sequence, for kernels that do not end by themselves. */
  readonly maxLength?: number;
  /** ski: inducing points, default 64, and taps of the sparse part, odd, default 33. */
  readonly rank?: number;
  readonly taps?: number;
  readonly signal?: AbortSignal;
  /** The fraction done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Converted {
  /** A safetensors file: the kernels, and which weights they belong to. */
  readonly bytes: Uint8Array;
  /** One line per product: what was reached. */
  readonly report: readonly string[];
}

export const DEFAULT_RANK = 64;
const DEFAULT_TAPS = 33;

/** Causal kernels as two-sided ones, zero at negative lags, fitted by sparse plus low rank. */
export async function convertToSki(
  kernels: readonly Kernel[],
  { rank = DEFAULT_RANK, taps = DEFAULT_TAPS, signal, onProgress }: ConvertOptions,
): Promise<(KernelName & SkiWeights)[]> {
  const made: (KernelName & SkiWeights)[] = [];
  for (const [index, { name, rows, dim, taps: kernel }] of kernels.entries()) {
    const sides = new Float64Array((2 * rows - 1) * dim);
    sides.set(kernel!, (rows - 1) * dim);
    const progress = ({ done, total }: { readonly done: number; readonly total: number }) =>
      onProgress?.((index + done / total) / kernels.length);
    made.push({ name, rows, ...(await toSki(sides, { channels: dim, rank, taps, signal, onProgress: progress })) });
  }
  return made;
}
