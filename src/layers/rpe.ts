import type { Shape } from "../core/shape.js";
import { type Activation, activations, type Norm, norms } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkName, checkSize } from "./check.js";
import { prefixed, type Weights } from "./layer.js";
import { linear, linearWeights } from "./linear.js";
import { normalize, normWeights } from "./norm.js";

/** The relative position encoder: a small MLP from a position (or frequency) to one value per channel. */
export interface RpeOptions {
  /** Width of the hidden layers. */
  readonly dim: number;
  /** Number of middle blocks: norm, activation, linear. */
  readonly layers: number;
  readonly act: Activation;
  readonly norm: Norm;
  /** Adds each block's input to its output. Default false. */
  readonly residual?: boolean;
  /** Default true. */
  readonly bias?: boolean;
}

export interface Rpe {
  readonly weights: Readonly<Record<string, Shape>>;
  /** positions [rows, 1] -> [rows, outDim] */
  build(b: PlanBuilder, positions: Value, w: Weights): Value;
}

/**
 * TNN section 3 ("relative position encoder"), as the public code computes it: pos_proj, then `layers` times
 * linear(act(norm(z))), then linear(act(norm(z))) to outDim. Weight names pos_proj, layers.{i}.{0,2}, out.{0,2}.
 */
export function rpe(where: string, outDim: number, options: RpeOptions): Rpe {
  const { dim, layers, act, norm, residual = false, bias = true } = options;
  checkSize(`${where}: rpe.dim`, dim, 1);
  checkSize(`${where}: rpe.layers`, layers, 0);
  checkName(`${where}: rpe.act`, act, activations);
  checkName(`${where}: rpe.norm`, norm, norms);
  const hidden = { inDim: dim, outDim: dim, bias };
  const last = { inDim: dim, outDim, bias };
  const blocks = Array.from({ length: layers }, (_, i) => `layers.${i}`);
  const weights: Record<string, Shape> = {
    ...prefixed("pos_proj", linearWeights({ inDim: 1, outDim: dim, bias })),
    ...Object.assign(
      {},
      ...blocks.map((name) => ({
        ...prefixed(`${name}.0`, normWeights(norm, dim)),
        ...prefixed(`${name}.2`, linearWeights(hidden)),
      })),
    ),
    ...prefixed("out.0", normWeights(norm, dim)),
    ...prefixed("out.2", linearWeights(last)),
  };
  const activate = (b: PlanBuilder, z: Value, w: Weights): Value => {
    const normed = normalize(b, z, w.of("0"), norm);
    const [rows] = normed.shape;
    const { y } = b.apply("activation", { length: rows * dim, act }, { x: b.reshape(normed, [rows * dim]) });
    return b.reshape(y, [rows, dim]);
  };
  return {
    weights,
    build: (b, positions, w) =>
      b.scoped("rpe", () => {
        let z = linear(b, positions, w.of("pos_proj"), { inDim: 1, outDim: dim, bias });
        for (const name of blocks) {
          const block = w.of(name);
          z = linear(b, activate(b, z, block), block.of("2"), { ...hidden, residual: residual ? z : undefined });
        }
        return linear(b, activate(b, z, w.of("out")), w.of("out").of("2"), last);
      }),
  };
}
