import { ToeplitzError } from "../core/errors.js";
import { float32Exp } from "../core/float32Exp.js";
import type { Shape } from "../core/shape.js";
import { type Activation, activations } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkCausality, checkName, checkNumber, checkOptions, checkSize } from "./check.js";
import { prefixed, sequenceInput, type Weights } from "./layer.js";
import { kernelLength } from "./mixing.js";
import type { ToeplitzOperator } from "./operator.js";
import { type RpeOptions, rpe } from "./rpe.js";
import { toeplitzProduct } from "./toeplitzProduct.js";

export interface Decay {
  /** `fixed`: t_l times gamma^|l|. `learned`: the base is gamma + (1 - gamma) sigmoid(weight), per channel. */
  readonly kind: "fixed" | "learned";
  /** In (0, 1]. With `fixed` the weight `gamma` has the values; this one bounds the horizon and must not be below them. */
  readonly gamma: number;
}

export interface TnoOptions {
  /** Channels of one head; x has heads * dim. */
  readonly dim: number;
  readonly heads?: number;
  readonly causal: boolean;
  /** Causal only: later inputs never change an output, not by a bit; costs more (docs/layers/README.md). Default false. */
  readonly exactCausal?: boolean;
  readonly decay?: Decay;
  /** `input`: the encoder sees the lag ("index", default), lag / (n-1) ("scaled") or exp(lag / (n-1)) ("exp", causal only). */
  readonly rpe: RpeOptions & { readonly input?: "index" | "scaled" | "exp" };
  /** Applied to the taps after decay. Default "none". */
  readonly act?: Activation;
  /** Divides by the row sums of the Toeplitz matrix. Default false. */
  readonly normalize?: boolean;
}

/** The Toeplitz operator; a layer of its own and a part of gtu. */
export interface Tno extends ToeplitzOperator {
  /** Taps of lags firstLag … firstLag + rows - 1 of the operator for n tokens, [rows, heads * dim]. */
  buildTaps(b: PlanBuilder, n: number, firstLag: number, rows: number, w: Weights): Value;
  /** Lags from which on the kernel is zero to float32, or undefined where that cannot be known. */
  readonly horizon: number | undefined;
}

/** Kernels are cut where decay has made them smaller than this part of what they were: a quarter of float32's roundoff. */
const NEGLIGIBLE = 2 ** -26;

/** Activations that keep zero at zero, so that a decayed kernel stays decayed. */
const keepsZero: ReadonlySet<Activation> = new Set(["none", "relu", "silu", "gelu", "elu", "leak", "sine"]);

/**
 * TNN section 3, the Toeplitz neural operator: y_i = sum_j t_{i-j} x_j per channel, with t from a relative position
 * encoder, times exponential decay. x and y [batch, n, heads * dim].
 */
export function tno(options: TnoOptions): Tno {
  const { dim, heads = 1, causal, exactCausal = false, decay, act = "none", normalize = false } = options;
  checkOptions("tno: rpe", options.rpe);
  const input = options.rpe.input ?? "index";
  checkSize("tno: dim", dim, 1);
  checkSize("tno: heads", heads, 1);
  checkCausality("tno", causal, exactCausal);
  checkName("tno: act", act, activations);
  checkName("tno: rpe.input", input, ["index", "scaled", "exp"]);
  if (decay) checkNumber("tno: decay.gamma", decay.gamma, 0, 1);
  if (decay) checkName("tno: decay.kind", decay.kind, ["fixed", "learned"]);
  if (input === "exp" && !causal) {
    throw new ToeplitzError("argument", "tno: rpe.input: exp is defined for causal operators only, got causal: false");
  }
  const channels = heads * dim;
  const encoder = rpe("tno", channels, options.rpe);
  const weights: Record<string, Shape> = {
    ...prefixed("rpe", encoder.weights),
    ...(decay ? { gamma: [heads, 1, dim] } : {}),
  };
  const fixed = decay?.kind === "fixed" && decay.gamma > 0 && decay.gamma < 1 && keepsZero.has(act);
  const horizon = fixed ? Math.ceil(Math.log(NEGLIGIBLE) / Math.log(decay.gamma)) : undefined;

  const buildTaps = (b: PlanBuilder, n: number, firstLag: number, rows: number, w: Weights): Value => {
    const positions = Float64Array.from({ length: rows }, (_, row) => positionOf(input, firstLag + row, n));
    let taps = encoder.build(b, b.table("lags", [rows, 1], positions), w.of("rpe"));
    if (decay) {
      const params = { rows, dim: channels, firstLag, kind: decay.kind, lambda: decay.gamma };
      taps = b.apply("decay", params, { taps, gamma: b.reshape(w.get("gamma", [heads, 1, dim]), [channels]) }).y;
    }
    if (act === "none") return taps;
    const { y } = b.apply("activation", { length: rows * channels, act }, { x: b.reshape(taps, [rows * channels]) });
    return b.reshape(y, [rows, channels]);
  };

  const buildGated: Tno["buildGated"] = (b, extent, x, w, gate) => {
    const { batch, n, mode } = extent;
    const length = input === "index" ? n : kernelLength("tno", extent);
    const taps = (firstLag: number, rows: number) => buildTaps(b, length, firstLag, rows, w);
    const gamma = mode && fixed ? b.reshape(w.get("gamma", [heads, 1, dim]), [channels]) : undefined;
    if (!normalize) return toeplitzProduct(b, extent, x, { causal, exactCausal, horizon, taps, gate, gamma });
    const size = n * channels;
    const ones = b.table("ones", [1, n, channels], new Float64Array(size).fill(1));
    const sums = toeplitzProduct(b, { batch: 1, n, mode }, ones, { causal, exactCausal, horizon, taps, gamma });
    const product = toeplitzProduct(b, extent, x, { causal, exactCausal, horizon, taps, gate, gamma });
    const args = { a: b.reshape(product, [batch, size]), b: b.reshape(sums, [size]) };
    return b.reshape(b.apply("divide", { batch, length: size }, args).y, [batch, n, channels]);
  };

  return {
    name: "tno",
    causal,
    weights,
    horizon,
    checkWeights: (read) => horizon !== undefined && checkGamma(read("gamma"), decay!.gamma),
    inputs: sequenceInput(channels),
    buildTaps,
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, undefined),
  };
}

/** The kernel is cut by the option's gamma, so no channel may decay slower (one rounding to float32 aside). */
function checkGamma(values: Float32Array, limit: number): void {
  const channel = values.findIndex((gamma) => !(Math.abs(gamma) <= limit * (1 + 2 ** -23)));
  if (channel < 0) return;
  const got = `${values[channel]} in channel ${channel}`;
  throw new ToeplitzError("argument", `tno: weight gamma: expected at most decay.gamma = ${limit}, got ${got}`);
}

/**
 * What the encoder is shown for a lag, in float32 as in the public code, whose positions are float32 whatever the weights
 * are. With n = 1 the only lag is 0, which every form maps to its value at zero.
 */
function positionOf(input: "index" | "scaled" | "exp", lag: number, n: number): number {
  if (input === "index") return lag;
  const scaled = lag === 0 ? 0 : Math.fround(lag / (n - 1));
  return input === "exp" ? float32Exp(scaled) : scaled;
}
