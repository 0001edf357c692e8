import { ToeplitzError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import { type Activation, activations, type Norm, norms } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkName, checkNumber, checkSize } from "./check.js";
import { type Extent, type Layer, prefixed, readChild, sequenceInput, type Weights } from "./layer.js";
import { linear, linearWeights } from "./linear.js";
import { normalize, normWeights } from "./norm.js";
import type { ToeplitzOperator } from "./operator.js";
import { type TnoOptions, tno } from "./tno.js";

export interface GtuOptions {
  /** Channels of x and y. */
  readonly dim: number;
  readonly heads?: number;
  /** The gated part has floor(expand * dim / heads) * heads channels. Default 3. */
  readonly expand?: number;
  /** Of the u and v projections. Default silu. */
  readonly act?: Activation;
  /** Normalises before the output projection. Default: no. */
  readonly norm?: Norm;
  readonly causal: boolean;
  readonly exactCausal?: TnoOptions["exactCausal"];
  readonly decay?: TnoOptions["decay"];
  readonly rpe: TnoOptions["rpe"];
}

/** Channels of the gated part: u, v and the operator. */
export function gtuChannels({ dim, heads = 1, expand = 3 }: Pick<GtuOptions, "dim" | "heads" | "expand">): number {
  return Math.floor(Math.floor(expand * dim) / heads) * heads;
}

/** A layer with one input x whose result may be added to a residual in its last product. */
export interface ResidualLayer extends Layer<"x"> {
  buildResidual(b: PlanBuilder, extent: Extent, x: Value, w: Weights, residual: Value | undefined): Value;
}

/**
 * TNN section 3, the gated Toeplitz unit (the public code's GtuV2): y = o(norm(act(u x) * T(act(v x)))), x and y
 * [batch, n, dim]. Weights u_proj, v_proj, o and toep.*.
 */
export function gtu(options: GtuOptions): ResidualLayer {
  const heads = options.heads ?? 1;
  checkSize("gtu: dim", options.dim, 1);
  checkSize("gtu: heads", heads, 1);
  checkNumber("gtu: expand", options.expand ?? 3, 0, 1024);
  const channels = gtuChannels(options);
  if (channels === 0) {
    const got = `dim ${options.dim}, heads ${heads}, expand ${options.expand ?? 3}`;
    throw new ToeplitzError("argument", `gtu: expected at least one channel per head, got none from ${got}`);
  }
  const { causal, exactCausal, decay } = options;
  return gtuWith(options, tno({ dim: channels / heads, heads, causal, exactCausal, decay, rpe: options.rpe }));
}

/** The same unit around any Toeplitz operator over gtuChannels(options) channels. */
export function gtuWith(
  options: Pick<GtuOptions, "dim" | "heads" | "expand" | "act" | "norm">,
  operator: ToeplitzOperator,
): ResidualLayer {
  const { dim, act = "silu", norm } = options;
  checkName("gtu: act", act, activations);
  if (norm) checkName("gtu: norm", norm, norms);
  const channels = gtuChannels(options);
  const into = { inDim: dim, outDim: channels, act };
  const out = { inDim: channels, outDim: dim };
  const weights: Record<string, Shape> = {
    ...prefixed("u_proj", linearWeights(into)),
    ...prefixed("v_proj", linearWeights(into)),
    ...prefixed("o", linearWeights(out)),
    ...(norm ? prefixed("norm", normWeights(norm, channels)) : {}),
    ...prefixed("toep", operator.weights),
  };
  const buildResidual: ResidualLayer["buildResidual"] = (b, extent, x, w, residual) => {
    const { batch, n } = extent;
    const rows = batch * n;
    const flat = b.reshape(x, [rows, dim]);
    const wide = [batch, n, channels];
    const u = b.reshape(linear(b, flat, w.of("u_proj"), into), wide);
    const v = b.reshape(linear(b, flat, w.of("v_proj"), into), wide);
    const mixed = b.scoped("toep", () => operator.buildGated(b, extent, v, w.of("toep"), u));
    let gated = b.reshape(mixed, [rows, channels]);
    if (norm) gated = normalize(b, gated, w.of("norm"), norm);
    const flatResidual = residual && b.reshape(residual, [rows, dim]);
    return b.reshape(linear(b, gated, w.of("o"), { ...out, residual: flatResidual }), [batch, n, dim]);
  };
  return {
    name: "gtu",
    causal: operator.causal,
    weights,
    checkWeights: (read) => operator.checkWeights?.(readChild(read, "toep")),
    inputs: sequenceInput(dim),
    buildResidual,
    build: (b, extent, { x }, w) => buildResidual(b, extent, x, w, undefined),
  };
}
