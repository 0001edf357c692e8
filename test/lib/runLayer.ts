import type { Extent, Layer } from "../../src/layers/layer.js";
import type { Backend, Inputs } from "../../src/plan/backend.js";
import { planOf } from "../../src/runtime/planOf.js";
import { checkWeights, type WeightsInput } from "../../src/runtime/weights.js";

/** A layer's output as the backend has it: float64 on js, unrounded. */
export async function runLayer(
  backend: Backend,
  layer: Layer,
  weights: WeightsInput,
  extent: Extent,
  inputs: Inputs,
): Promise<Float32Array | Float64Array> {
  const workspace = backend.open(checkWeights(layer, weights));
  const plan = planOf(layer, extent);
  const state = plan.states.length > 0 ? workspace.createState(plan) : undefined;
  try {
    const program = await workspace.compile(plan);
    return (await program.run(inputs, { state })).y;
  } finally {
    state?.dispose();
    workspace.dispose();
  }
}
