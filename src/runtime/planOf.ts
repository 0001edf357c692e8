import { type Extent, type Layer, Weights } from "../layers/layer.js";
import { PlanBuilder } from "../plan/builder.js";
import type { CostScales } from "../plan/cost.js";
import type { Plan } from "../plan/plan.js";

export interface PlanOptions {
  /** Of the machine, for choices between ways of doing the same. */
  readonly scales?: CostScales | undefined;
  /** See PlanBuilder. */
  readonly rounded?: boolean;
}

/** The plan of a layer for one extent: inputs by the layer's names, one output y. */
export function planOf<I extends string>(layer: Layer<I>, extent: Extent, options: PlanOptions = {}): Plan {
  const b = new PlanBuilder(options.scales, options.rounded);
  const specs = Object.entries(layer.inputs(extent)) as [I, { shape: readonly number[]; dtype?: "f32" | "i32" }][];
  const values = specs.map(([name, spec]) => [name, b.input(name, spec.shape, spec.dtype)] as const);
  const inputs = Object.fromEntries(values) as Record<I, (typeof values)[number][1]>;
  b.output("y", layer.build(b, extent, inputs, new Weights(b)));
  return b.finish();
}
