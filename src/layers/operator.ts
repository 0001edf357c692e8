import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import type { Extent, Layer, Weights } from "./layer.js";

/** A token mixer of x [batch, n, channels], one Toeplitz matrix per channel: tno, skiTno, fdTno. What gtu mixes with. */
export interface ToeplitzOperator extends Layer<"x"> {
  /** The product, times `gate` [batch, n, channels] where given. */
  buildGated(b: PlanBuilder, extent: Extent, x: Value, w: Weights, gate: Value | undefined): Value;
}
