import type { Shape } from "../core/shape.js";
import { type Activation, type Norm, norms } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkName } from "./check.js";
import { glu } from "./glu.js";
import { gtu, type ResidualLayer } from "./gtu.js";
import { type Extent, type Layer, prefixed, readChild, sequenceInput, type Weights } from "./layer.js";
import { normalize, normWeights } from "./norm.js";
import type { TnoOptions } from "./tno.js";

export interface TnnBlockOptions {
  readonly dim: number;
  readonly heads?: number;
  readonly causal: boolean;
  /** Default true: x + f(norm(x)). Otherwise tnn_pytorch's post-norm, x + norm(f(x)). */
  readonly prenorm?: boolean;
  readonly norm: Norm;
  readonly decay?: TnoOptions["decay"];
  readonly rpe: TnoOptions["rpe"];
  readonly gtu?: { readonly expand?: number; readonly act?: Activation };
  readonly glu: { readonly hidden: number; readonly act?: Activation };
}

/**
 * Where the norm stands: `pre` x + f(norm(x)), `branch` x + norm(f(x)) (tnn_pytorch's post-norm), `post` norm(x + f(x))
 * (fairseq's).
 */
export type NormPlace = "pre" | "branch" | "post";

/** What the two halves of a block are called in a checkpoint. */
export interface BlockNames {
  readonly tokenMixer: string;
  readonly featureMixer: string;
  readonly tokenNorm: string;
  readonly featureNorm: string;
}

const pytorchNames: BlockNames = {
  tokenMixer: "token_mixer",
  featureMixer: "feature_mixer",
  tokenNorm: "token_norm",
  featureNorm: "feature_norm",
};

/** tnn_pytorch's TnnLayer: a gtu that mixes tokens and a glu that mixes features, x and y [batch, n, dim]. */
export function tnnBlock(options: TnnBlockOptions): Layer<"x"> {
  const { dim, heads, causal, decay, rpe, norm } = options;
  const mixer = gtu({ dim, heads, causal, decay, rpe, ...options.gtu });
  const place = (options.prenorm ?? true) ? "pre" : "branch";
  return blockWith({ dim, norm, place, names: pytorchNames }, mixer, glu({ dim, ...options.glu }));
}

/** A block of any token and feature mixer over `dim` channels. */
export function blockWith(
  options: { dim: number; norm: Norm; place: NormPlace; names: BlockNames },
  tokenMixer: ResidualLayer,
  featureMixer: ResidualLayer,
): Layer<"x"> {
  const { dim, norm, place, names } = options;
  checkName("tnnBlock: norm", norm, norms);
  const weights: Record<string, Shape> = {
    ...prefixed(names.tokenMixer, tokenMixer.weights),
    ...prefixed(names.featureMixer, featureMixer.weights),
    ...prefixed(names.tokenNorm, normWeights(norm, dim)),
    ...prefixed(names.featureNorm, normWeights(norm, dim)),
  };
  return {
    name: "tnnBlock",
    causal: tokenMixer.causal && featureMixer.causal,
    weights,
    checkWeights(read) {
      tokenMixer.checkWeights?.(readChild(read, names.tokenMixer));
      featureMixer.checkWeights?.(readChild(read, names.featureMixer));
    },
    inputs: sequenceInput(dim),
    build(b, extent, { x }, w) {
      const half = (input: Value, mixer: ResidualLayer, child: string, normName: string) =>
        b.scoped(child, () => buildHalf(b, extent, input, mixer, w.of(child), w.of(normName), norm, place));
      const mixed = half(x, tokenMixer, names.tokenMixer, names.tokenNorm);
      return half(mixed, featureMixer, names.featureMixer, names.featureNorm);
    },
  };
}

function buildHalf(
  b: PlanBuilder,
  extent: Extent,
  x: Value,
  mixer: ResidualLayer,
  w: Weights,
  normW: Weights,
  norm: Norm,
  place: NormPlace,
): Value {
  const [batch, n, dim] = x.shape;
  const normed = (value: Value): Value =>
    b.reshape(normalize(b, b.reshape(value, [batch * n, dim]), normW, norm), value.shape);
  if (place === "pre") return mixer.buildResidual(b, extent, normed(x), w, x);
  if (place === "post") return normed(mixer.buildResidual(b, extent, x, w, x));
  const length = batch * n * dim;
  const branch = normed(mixer.buildResidual(b, extent, x, w, undefined));
  const args = { a: b.reshape(x, [1, length]), b: b.reshape(branch, [length]) };
  return b.reshape(b.apply("add", { batch: 1, length }, args).y, x.shape);
}
