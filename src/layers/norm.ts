import type { Shape } from "../core/shape.js";
import type { Norm } from "../ops/activations.js";
import { normEps } from "../ops/norm.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import type { Weights } from "./layer.js";

/** Names of the public code: LayerNorm has weight and bias, RMSNorm scale, ScaleNorm scala, GatedRMSNorm scale and gate. */
const names = {
  simpleRms: {},
  rms: { scale: "scale" },
  scale: { scale: "scala" },
  layer: { scale: "weight", bias: "bias" },
  gatedRms: { scale: "scale", bias: "gate" },
} as const satisfies Record<Norm, { scale?: string; bias?: string }>;

export function normWeights(kind: Norm, dim: number): Record<string, Shape> {
  const { scale, bias }: { scale?: string; bias?: string } = names[kind];
  return { ...(scale ? { [scale]: [kind === "scale" ? 1 : dim] } : {}), ...(bias ? { [bias]: [dim] } : {}) };
}

/** x [rows, dim], each row normalised. */
export function normalize(b: PlanBuilder, x: Value, w: Weights, kind: Norm): Value {
  const [rows, dim] = x.shape;
  const { scale, bias }: { scale?: string; bias?: string } = names[kind];
  const args = {
    x,
    scale: scale ? w.get(scale, [kind === "scale" ? 1 : dim]) : undefined,
    bias: bias ? w.get(bias, [dim]) : undefined,
  };
  return b.apply("norm", { rows, dim, kind, eps: normEps[kind] }, args).y;
}
