import type { Shape } from "../core/shape.js";
import type { Dtype } from "../ops/op.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import type { Mode } from "./mode.js";

/** How much a layer is to work on: `batch` sequences of `n` tokens. */
export interface Extent {
  readonly batch: number;
  readonly n: number;
  /** Not a whole sequence: see mode.ts. */
  readonly mode?: Mode;
}

export interface InputSpec {
  readonly shape: Shape;
  readonly dtype?: Dtype;
}

/** A part of a network: what it reads, the weights it needs, and the steps it adds to a plan. It knows no backend. */
export interface Layer<I extends string = string> {
  readonly name: string;
  readonly causal: boolean;
  /** Weight names, those of the public PyTorch code relative to the module, and their shapes. */
  readonly weights: Readonly<Record<string, Shape>>;
  inputs(extent: Extent): Readonly<Record<I, InputSpec>>;
  /** Throws `argument` if the values of the weights contradict the options; called once, at load. */
  checkWeights?(read: ReadWeight): void;
  /** Adds the layer's steps and returns its output value. */
  build(b: PlanBuilder, extent: Extent, inputs: Readonly<Record<I, Value>>, w: Weights): Value;
}

/** The values of a weight by its name relative to the module. */
export type ReadWeight = (name: string) => Float32Array;

/** Reads the weights of a child module. */
export function readChild(read: ReadWeight, child: string): ReadWeight {
  return (name) => read(`${child}.${name}`);
}

/** The weights of one module: names relative to it, shapes from its layer. */
export class Weights {
  readonly #builder: PlanBuilder;
  readonly #prefix: string;

  constructor(builder: PlanBuilder, prefix = "") {
    this.#builder = builder;
    this.#prefix = prefix;
  }

  get(name: string, shape: Shape): Value {
    return this.#builder.weight(this.#prefix + name, shape);
  }

  /** The weights of a child module. */
  of(child: string): Weights {
    return new Weights(this.#builder, `${this.#prefix}${child}.`);
  }
}

/** A child's weights under its name in the parent. */
export function prefixed(child: string, weights: Readonly<Record<string, Shape>>): Record<string, Shape> {
  return Object.fromEntries(Object.entries(weights).map(([name, shape]) => [`${child}.${name}`, shape]));
}

/** The common case of one input x [batch, n, channels]. */
export function sequenceInput(channels: number): (extent: Extent) => { x: InputSpec } {
  return ({ batch, n }) => ({ x: { shape: [batch, n, channels] } });
}
