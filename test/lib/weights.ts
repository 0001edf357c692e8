import { sizeOf } from "../../src/core/shape.js";
import type { Layer } from "../../src/layers/layer.js";
import { noiseArray, seedOf } from "./noise.js";

/** Small random weights for a layer; those named in `constants` are filled with that number instead. */
export function noiseWeights(
  layer: Layer,
  constants: Readonly<Record<string, number>> = {},
  seed = 0,
): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(layer.weights).map(([name, shape]) => {
      const size = sizeOf(shape);
      if (name in constants) return [name, new Float32Array(size).fill(constants[name])];
      const fanIn = shape.length > 1 ? shape[shape.length - 1] : 1;
      return [name, noiseArray(seedOf(name) + seed, size, 1 / Math.sqrt(fanIn))];
    }),
  );
}
