import { ToeplitzError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkCausality, checkNumber, checkSize } from "./check.js";
import { gatherTaps, indexRange } from "./gatherTaps.js";
import { type Extent, sequenceInput, type Weights } from "./layer.js";
import { kernelLength } from "./mixing.js";
import type { ToeplitzOperator } from "./operator.js";
import { toeplitzProduct } from "./toeplitzProduct.js";

export interface SkiTnoOptions {
  readonly channels: number;
  /** Inducing points, at least 2; sequences of fewer tokens use one for each. */
  readonly rank: number;
  /** Taps of the sparse part, odd: lags -(taps-1)/2 … (taps-1)/2, or 0 … (taps-1)/2 if causal. */
  readonly taps: number;
  /** Base of the inverse time warp, in (0, 1): what is `gamma` in the public code. */
  readonly decay: number;
  /** Default false. A causal product of this form is no longer linear in n: it is a Toeplitz product of all n lags. */
  readonly causal?: boolean;
  /** Causal only: later inputs never change an output, not by a bit; costs more (docs/layers/README.md). Default false. */
  readonly exactCausal?: boolean;
}

/**
 * SKI-TNN: y = (S + W A W^T) x per channel. S is a band of few taps; W interpolates linearly between `rank` inducing points
 * that cover the sequence; A is the Toeplitz matrix of the kernel at the points' lags. The kernel is piecewise linear in
 * the inverse time warp sign(t) decay^|t|, so that any real lag is defined and lengths beyond the trained one are an
 * interpolation. O(n + rank log rank) a channel. x and y [batch, n, channels].
 *
 * Weights: alphas [channels, rank], betas [channels, rank] (negative lags; absent if causal), conv_kernel [channels, taps]
 * as depthwise cross-correlation stores it (tap q is lag (taps-1)/2 - q), or [channels, (taps+1)/2] by lag if causal.
 */
export function skiTno(options: SkiTnoOptions): ToeplitzOperator {
  const { channels, rank, taps, decay, causal = false, exactCausal = false } = options;
  checkSize("skiTno: channels", channels, 1);
  checkSize("skiTno: rank", rank, 2);
  checkSize("skiTno: taps", taps, 1);
  if (taps % 2 === 0) throw new ToeplitzError("argument", `skiTno: taps: expected an odd number, got ${taps}`);
  checkCausality("skiTno", causal, exactCausal);
  checkNumber("skiTno: decay", decay, 0, 1);
  if (decay === 0 || decay === 1) {
    throw new ToeplitzError("argument", `skiTno: decay: expected a number between 0 and 1, got ${decay}`);
  }
  const side = (taps - 1) / 2;
  const stored = causal ? side + 1 : taps;
  const weights: Record<string, Shape> = {
    alphas: [channels, rank],
    ...(causal ? {} : { betas: [channels, rank] }),
    conv_kernel: [channels, stored],
  };
  const kernelAt = (b: PlanBuilder, n: number, points: number, firstLag: number, rows: number, w: Weights): Value => {
    const alphas = w.get("alphas", [channels, rank]);
    const betas = causal ? undefined : w.get("betas", [channels, rank]);
    const params = { rows, dim: channels, rank, n, points, firstLag, warp: decay, hasBetas: !causal };
    return b.apply("skiTaps", params, { alphas, betas }).y;
  };
  const sparseTaps = (b: PlanBuilder, index: number[], w: Weights): Value =>
    gatherTaps(b, w.get("conv_kernel", [channels, stored]), { index, transposed: true });

  /** (S + W A W^T) x, then times the gate, in one pass over y. */
  const buildFull = (b: PlanBuilder, { batch, n }: Extent, x: Value, w: Weights, gate: Value | undefined): Value => {
    const dim = channels;
    const points = Math.min(rank, n);
    const { z } = b.apply("skiRestrict", { batch, n, points, dim }, { x });
    const q = toeplitzProduct(b, { batch, n: points }, z, {
      causal: false,
      taps: (firstLag, rows) => kernelAt(b, n, points, firstLag, rows, w),
    });
    const reach = Math.min(side, Math.max(0, n - 1)); // taps beyond the sequence meet zeros only
    const index = indexRange(-reach, 2 * reach + 1, (lag) => side + lag).reverse();
    const params = { batch, n, points, dim, taps: index.length, firstLag: -reach, hasGate: gate !== undefined };
    return b.apply("skiMix", params, { x, taps: sparseTaps(b, index, w), q, gate }).y;
  };

  /** The kernel at the inducing points, interpolated to lags 0 … n-1, plus the sparse taps: one causal product. */
  const buildCausal = (b: PlanBuilder, extent: Extent, x: Value, w: Weights, gate: Value | undefined): Value => {
    const n = kernelLength("skiTno", extent);
    const points = Math.min(rank, n);
    const taps = (_: number, rows: number): Value => {
      if (n === 0) return b.table("taps", [rows, channels], new Float64Array(rows * channels));
      const q = kernelAt(b, n, points, 0, points, w);
      const index = indexRange(0, n, (lag) => (lag <= side ? lag : -1));
      return b.apply("skiInterpolate", { n, points, dim: channels }, { q, add: sparseTaps(b, index, w) }).y;
    };
    return toeplitzProduct(b, extent, x, { causal: true, exactCausal, taps, gate });
  };

  const buildGated = causal ? buildCausal : buildFull;
  return {
    name: "skiTno",
    causal,
    weights,
    inputs: sequenceInput(channels),
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, undefined),
  };
}
