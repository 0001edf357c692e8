import { ToeplitzError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkCausality, checkSize } from "./check.js";
import { gatherTaps, indexRange } from "./gatherTaps.js";
import { sequenceInput, type Weights } from "./layer.js";
import type { ToeplitzOperator } from "./operator.js";
import { toeplitzProduct } from "./toeplitzProduct.js";

export interface LongConvOptions {
  readonly channels: number;
  readonly causal: boolean;
  /** Causal only: later inputs never change an output, not by a bit; costs more (docs/layers/README.md). Default false. */
  readonly exactCausal?: boolean;
  /** Lags 0 … length - 1, of both signs unless causal. Sequences may be longer or shorter. */
  readonly length: number;
  /** Kernels, each shared by channels / heads neighbouring channels. Default: one for each channel. */
  readonly heads?: number;
  /** Adds d * x (S4, Hyena): weight `d` [channels]. Default false. */
  readonly skip?: boolean;
}

/** A Toeplitz operator whose kernel is at hand, for those who stream or convert it. */
export interface KernelOperator extends ToeplitzOperator {
  /** Taps of lags firstLag … firstLag + rows - 1, the skip term at lag 0 included, [rows, channels]. */
  buildTaps(b: PlanBuilder, n: number, firstLag: number, rows: number, w: Weights): Value;
  /** Lags from which on the kernel is zero. */
  readonly horizon: number;
}

/**
 * A long convolution with stored taps, y_i = sum_j t_{i-j} x_j (+ d x_i), x and y [batch, n, channels]. Weight `taps`
 * [length, heads] by lag if causal, [2 length - 1, heads] from lag -(length - 1) up otherwise. Sequences much longer than the
 * kernel are worked on in blocks of about its length.
 */
export function longConv(options: LongConvOptions): KernelOperator {
  const { channels, causal, exactCausal = false, length, heads = channels, skip = false } = options;
  checkSize("longConv: channels", channels, 1);
  checkSize("longConv: length", length, 1);
  checkSize("longConv: heads", heads, 1);
  checkCausality("longConv", causal, exactCausal);
  if (channels % heads !== 0) {
    throw new ToeplitzError("argument", `longConv: heads: expected a divisor of channels ${channels}, got ${heads}`);
  }
  return storedConv("longConv", {
    channels,
    heads,
    firstLag: causal ? 0 : 1 - length,
    lastLag: length - 1,
    skip,
    causal,
    exactCausal,
  });
}

export interface BandConvOptions {
  readonly channels: number;
  /** Lags 0 … taps - 1 if causal, otherwise odd and centred: lags -(taps-1)/2 … (taps-1)/2. */
  readonly taps: number;
  readonly causal: boolean;
}

/**
 * A short depthwise convolution, x and y [batch, n, channels]. Weight `taps` [taps, channels], in order of rising lag (for a
 * kernel that PyTorch's Conv1d stores, transpose and reverse it).
 */
export function bandConv({ channels, taps, causal }: BandConvOptions): KernelOperator {
  checkSize("bandConv: channels", channels, 1);
  checkSize("bandConv: taps", taps, 1);
  if (!causal && taps % 2 === 0) {
    throw new ToeplitzError("argument", `bandConv: taps: expected an odd number if not causal, got ${taps}`);
  }
  const side = (taps - 1) / 2;
  const lags = causal ? { firstLag: 0, lastLag: taps - 1 } : { firstLag: -side, lastLag: side };
  return storedConv("bandConv", { channels, heads: channels, ...lags, skip: false, causal, exactCausal: false });
}

interface StoredConv {
  readonly channels: number;
  readonly heads: number;
  readonly firstLag: number;
  readonly lastLag: number;
  readonly skip: boolean;
  readonly causal: boolean;
  readonly exactCausal: boolean;
}

function storedConv(name: string, conv: StoredConv): KernelOperator {
  const { channels, heads, firstLag: first, lastLag: last, skip, causal, exactCausal } = conv;
  const stored = last - first + 1;
  const weights: Record<string, Shape> = { taps: [stored, heads], ...(skip ? { d: [channels] } : {}) };
  const buildTaps: KernelOperator["buildTaps"] = (b, _, firstLag, rows, w) => {
    const source = w.get("taps", [stored, heads]);
    const whole = firstLag === first && rows === stored && heads === channels;
    if (whole && !skip) return source;
    const index = indexRange(firstLag, rows, (lag) => (lag >= first && lag <= last ? lag - first : -1));
    const extra = skip ? { row: -firstLag, value: w.get("d", [channels]) } : undefined;
    return gatherTaps(b, source, { index, repeat: channels / heads, extra });
  };
  const horizon = last + 1;
  const buildGated: KernelOperator["buildGated"] = (b, extent, x, w, gate) => {
    const taps = (firstLag: number, rows: number) => buildTaps(b, extent.n, firstLag, rows, w);
    return toeplitzProduct(b, extent, x, { causal, exactCausal, horizon, taps, gate });
  };
  return {
    name,
    causal,
    weights,
    horizon,
    inputs: sequenceInput(channels),
    buildTaps,
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, undefined),
  };
}
