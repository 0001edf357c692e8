import type { ModalMixing } from "../layers/mode.js";
import type { Backend } from "../plan/backend.js";
import { toeplitzCost, toeplitzMethod } from "../plan/cost.js";

/** How a stream remembers: see docs/streaming.md. */
export type Strategy = "auto" | "window" | "tiled" | "etsc" | "modal";

export const strategies: readonly Strategy[] = ["auto", "window", "tiled", "etsc", "modal"];

// Measured, wasm, one thread, per token and channel: a tap of a window streams 8 bytes, a section 56.
const NS_PER_TAP = 0.4;
const NS_PER_SECTION = 2;
const NS_PER_EXACT_TAP = 0.7;

// The same for whole sequences (relaxed build; simd 0.6 and 0.3), where a coefficient serves several rows.
const SCAN_NS = 0.6;
const SCAN_NS_PER_SECTION = 0.25;

/** Taps from which tiles cost less than a window: measured on wasm at 64 and 384 channels; on a GPU tiles take more dispatches. */
export function longWindowOf(backend: Backend["name"]): number {
  return backend === "webgpu" ? 2048 : 256;
}

/** Tolerance from which a token's linear layers are rounded: more than ten times the 4e-5 that it moves logits by (docs/gemm.md). */
const ROUNDED_FROM = 5e-4;

/** Whether streams gain by rounding: one row is bound by reading the weights here, and float64 or a GPU's dispatches are not. */
export function roundingPays(backend: Backend["name"]): boolean {
  return backend === "wasm";
}

/** Whether who asks for that accepts linear layers rounded to 16 bits. */
export function roundingAllowed(strategy: Strategy, tolerance: number): boolean {
  return (strategy === "auto" || strategy === "modal") && tolerance >= ROUNDED_FROM;
}

/** Whether a scan of n tokens is cheaper than the cheapest exact product of as many lags. */
export function scanPays(n: number, horizon: number | undefined, mixing: ModalMixing): boolean {
  const sections = mixing.sections.length / (24 * Math.max(1, mixing.counts.length));
  const shape = { n, rows: Math.min(n, horizon ?? n), firstLag: 0 };
  return n * (SCAN_NS + SCAN_NS_PER_SECTION * sections) < toeplitzCost(shape, toeplitzMethod(shape));
}

/** Whether a window of `taps` costs no more than `exactTaps` and `sections` (mean per group of channels). */
export function windowFits(taps: number, exactTaps: number, sections: number): boolean {
  return taps * NS_PER_TAP <= exactTaps * NS_PER_EXACT_TAP + sections * NS_PER_SECTION;
}
