import { ToeplitzError } from "../core/errors.js";
import { isPowerOfTwo, nextPowerOfTwo } from "../core/math.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkCausality, checkName, checkSize } from "./check.js";
import { prefixed, sequenceInput, type Weights } from "./layer.js";
import { kernelLength } from "./mixing.js";
import type { ToeplitzOperator } from "./operator.js";
import { type RpeOptions, rpe } from "./rpe.js";
import { toeplitzProduct } from "./toeplitzProduct.js";

export interface FdTnoOptions {
  /** Channels of one head; x has heads * dim. */
  readonly dim: number;
  readonly heads?: number;
  readonly causal: boolean;
  /** Causal only: later inputs never change an output, not by a bit; costs more (docs/layers/README.md). Default false. */
  readonly exactCausal?: boolean;
  /** The network from a frequency to the response, one real value per channel if causal, otherwise a complex one. */
  readonly rpe: RpeOptions;
  /**
   * What the network sees of a frequency: "omega" itself in [0, pi] (default, as the public code) or "cos" of it. With cos
   * the response is smooth and its kernel decays fast; imaginary parts are then times sin(omega), which makes them odd.
   */
  readonly feature?: "omega" | "cos";
  /**
   * Points of the frequency grid, a power of two: fixes the kernel to the lags below half of it, whatever the length. By
   * default the grid follows the sequence, 2^ceil(log2(2n)) points, as in the public code.
   */
  readonly grid?: number;
}

export interface FdTno extends ToeplitzOperator {
  /** Taps of lags firstLag … firstLag + rows - 1 of the operator for n tokens, [rows, heads * dim]. */
  buildTaps(b: PlanBuilder, n: number, firstLag: number, rows: number, w: Weights): Value;
  /** Lags from which on the kernel is zero: half of a fixed grid. */
  readonly horizon: number | undefined;
}

/**
 * FD-TNN: a Toeplitz operator whose kernel a network gives in the frequency domain, x and y [batch, n, heads * dim].
 * Causal: the network gives the real part of the response; the imaginary part is its discrete Hilbert transform, which
 * makes the kernel zero at negative lags. Bidirectional: real and imaginary parts, [dim real, dim imaginary] per head.
 * Weights rpe.*.
 */
export function fdTno(options: FdTnoOptions): FdTno {
  const { dim, heads = 1, causal, exactCausal = false, feature = "omega", grid } = options;
  checkSize("fdTno: dim", dim, 1);
  checkSize("fdTno: heads", heads, 1);
  checkCausality("fdTno", causal, exactCausal);
  checkName("fdTno: feature", feature, ["omega", "cos"]);
  if (grid !== undefined && !(grid >= 2 && isPowerOfTwo(grid))) {
    throw new ToeplitzError("argument", `fdTno: grid: expected a power of two >= 2, got ${grid}`);
  }
  const channels = heads * dim;
  const encoder = rpe("fdTno", causal ? channels : 2 * channels, options.rpe);
  const horizon = grid === undefined ? undefined : grid / 2;

  const buildTaps: FdTno["buildTaps"] = (b, n, firstLag, rows, w) => {
    const size = grid ?? nextPowerOfTwo(2 * Math.max(1, n));
    const bins = size / 2 + 1;
    const frequencies = Float64Array.from({ length: bins }, (_, m) => (2 * Math.PI * m) / size);
    const seen = feature === "cos" ? frequencies.map(Math.cos) : frequencies;
    const response = encoder.build(b, b.table(feature, [bins, 1], seen), w.of("rpe"));
    const params = { size, heads, dim, causal, sine: feature === "cos" && !causal, firstLag, rows };
    return b.apply("responseTaps", params, { response }).y;
  };
  const buildGated: FdTno["buildGated"] = (b, extent, x, w, gate) => {
    const n = grid === undefined ? kernelLength("fdTno", extent) : extent.n;
    const taps = (firstLag: number, rows: number) => buildTaps(b, n, firstLag, rows, w);
    return toeplitzProduct(b, extent, x, { causal, exactCausal, horizon, taps, gate });
  };
  return {
    name: "fdTno",
    causal,
    weights: prefixed("rpe", encoder.weights),
    horizon,
    inputs: sequenceInput(channels),
    buildTaps,
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, undefined),
  };
}
