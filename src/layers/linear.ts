import type { Shape } from "../core/shape.js";
import type { Activation } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import { gemvPays } from "../plan/cost.js";
import type { Value } from "../plan/plan.js";
import type { Weights } from "./layer.js";

export interface LinearOptions {
  readonly inDim: number;
  readonly outDim: number;
  readonly bias?: boolean;
  readonly act?: Activation;
  /** y = act(x W^T + bias) * gate + residual; both [rows, outDim]. */
  readonly gate?: Value;
  readonly residual?: Value;
}

/** PyTorch's Linear: weight [outDim, inDim], bias [outDim]. */
export function linearWeights({ inDim, outDim, bias = true }: LinearOptions): Record<string, Shape> {
  return { weight: [outDim, inDim], ...(bias ? { bias: [outDim] } : {}) };
}

/** x [rows, inDim] -> [rows, outDim], with everything that can be fused into the product. */
export function linear(b: PlanBuilder, x: Value, w: Weights, options: LinearOptions): Value {
  const { inDim, outDim, bias = true, act = "none" } = options;
  const { gate, residual } = options;
  const [rows] = x.shape;
  const rounded = b.rounded && rows === 1 && !x.constant && gemvPays(inDim, outDim); // kernels are made of exact weights
  const pack = rounded ? "gemvPack" : "gemmPack";
  const { packed } = b.apply(pack, { inDim, outDim }, { weight: w.get("weight", [outDim, inDim]) });
  const args = { x, weight: packed, bias: bias ? w.get("bias", [outDim]) : undefined, gate, residual };
  const params = { inDim, outDim, act, hasBias: bias, hasGate: !!gate, hasResidual: !!residual };
  return (rounded ? b.apply("gemv", params, args) : b.apply("gemm", { rows, ...params }, args)).y;
}
