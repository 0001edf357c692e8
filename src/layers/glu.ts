import type { Shape } from "../core/shape.js";
import { type Activation, activations } from "../ops/activations.js";
import { checkName, checkSize } from "./check.js";
import type { ResidualLayer } from "./gtu.js";
import { prefixed, sequenceInput } from "./layer.js";
import { linear, linearWeights } from "./linear.js";

export interface GluOptions {
  readonly dim: number;
  readonly hidden: number;
  /** Default silu. */
  readonly act?: Activation;
}

/** The gated linear unit of the public code: y = l3(act(l1 x) * (l2 x)), x and y [batch, n, dim]. */
export function glu(options: GluOptions): ResidualLayer {
  const { dim, hidden, act = "silu" } = options;
  checkSize("glu: dim", dim, 1);
  checkSize("glu: hidden", hidden, 1);
  checkName("glu: act", act, activations);
  const into = { inDim: dim, outDim: hidden };
  const out = { inDim: hidden, outDim: dim };
  const weights: Record<string, Shape> = {
    ...prefixed("l1", linearWeights(into)),
    ...prefixed("l2", linearWeights(into)),
    ...prefixed("l3", linearWeights(out)),
  };
  const buildResidual: ResidualLayer["buildResidual"] = (b, { batch, n }, x, w, residual) => {
    const rows = batch * n;
    const flat = b.reshape(x, [rows, dim]);
    const value = linear(b, flat, w.of("l2"), into);
    const gated = linear(b, flat, w.of("l1"), { ...into, act, gate: value });
    const flatResidual = residual && b.reshape(residual, [rows, dim]);
    return b.reshape(linear(b, gated, w.of("l3"), { ...out, residual: flatResidual }), [batch, n, dim]);
  };
  return {
    name: "glu",
    causal: true,
    weights,
    inputs: sequenceInput(dim),
    buildResidual,
    build: (b, extent, { x }, w) => buildResidual(b, extent, x, w, undefined),
  };
}
