import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { toFloat32 } from "../checkpoint/toFloat32.js";
import { ToeplitzError } from "../core/errors.js";
import { formatShape, type Shape, sameShape, sizeOf } from "../core/shape.js";
import type { Layer } from "../layers/layer.js";
import type { WeightSource } from "../plan/backend.js";

/** Weights as a caller has them: a checkpoint of any float dtype, or float32 arrays by name. */
export type WeightsInput = Checkpoint | Readonly<Record<string, Float32Array>>;

interface Entry {
  /** Undefined where the caller gave a bare array. */
  readonly shape: Shape | undefined;
  readonly length: number;
  values(): Float32Array;
}

/**
 * The weights of a layer, each found and of the right shape before anything runs. Throws `missing` or `shape` naming the
 * layer, the weight, what was expected and what came. Tensors are converted to float32 when a plan first reads them.
 */
export function checkWeights(
  layer: Pick<Layer, "name" | "weights" | "checkWeights">,
  input: WeightsInput,
): WeightSource {
  if (typeof input !== "object" || input === null) {
    const expected = "expected a checkpoint or an object of Float32Arrays";
    throw new ToeplitzError("argument", `${layer.name}: weights: ${expected}, got ${String(input)}`);
  }
  const entries = new Map<string, Entry>();
  for (const [name, shape] of Object.entries(layer.weights)) {
    const entry = find(input, name);
    const where = `${layer.name}: weight ${name}`;
    if (!entry) throw new ToeplitzError("missing", `${where}: expected ${formatShape(shape)}, got nothing`);
    const fits = entry.shape ? sameShape(squeeze(entry.shape), squeeze(shape)) : entry.length === sizeOf(shape);
    if (!fits) {
      const got = entry.shape ? formatShape(entry.shape) : `${entry.length} values`;
      throw new ToeplitzError("shape", `${where}: expected ${formatShape(shape)}, got ${got}`);
    }
    entries.set(name, entry);
  }
  const get = (name: string): Float32Array => {
    const entry = entries.get(name);
    if (!entry) throw new ToeplitzError("internal", `${layer.name}: weight ${name} is read but not declared`);
    return entry.values();
  };
  layer.checkWeights?.(get);
  return { get };
}

function find(input: WeightsInput, name: string): Entry | undefined {
  if (isCheckpoint(input)) {
    const tensor = input.get(name);
    return tensor && { shape: tensor.shape, length: sizeOf(tensor.shape), values: () => toFloat32(tensor) };
  }
  const array = Object.hasOwn(input, name) ? input[name] : undefined;
  if (array === undefined) return undefined;
  if (!(array instanceof Float32Array)) {
    throw new ToeplitzError("argument", `weight ${name}: expected a Float32Array, got ${typeof array}`);
  }
  return { shape: undefined, length: array.length, values: () => array };
}

function isCheckpoint(input: WeightsInput): input is Checkpoint {
  return typeof (input as { get?: unknown }).get === "function";
}

/** Checkpoints differ in extents of one: [heads, 1, dim] against [1, 1, heads * dim] and the like. */
function squeeze(shape: Shape): Shape {
  return shape.filter((extent) => extent !== 1);
}
