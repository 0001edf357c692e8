import type { Shape } from "../core/shape.js";
import type { OpName, OpParams } from "../ops/index.js";
import type { Dtype } from "../ops/op.js";

/**
 * A dense array of the plan. `input`s come with each run, `weight`s from the checkpoint, `table`s carry their own data,
 * `state`s live from run to run, and `step` values are written by one step.
 */
export interface Value {
  readonly id: number;
  readonly name: string;
  readonly kind: "input" | "weight" | "table" | "state" | "step";
  readonly shape: Shape;
  readonly dtype: Dtype;
  /** The layout is private to the backend; only the ops that share it may touch it. */
  readonly packed: boolean;
  /** Depends on weights and tables only, so that it is computed once, at compile. */
  readonly constant: boolean;
  /** Set on a reshape: the value whose memory this is. */
  readonly base?: Value;
  /** Of a table, in float64: backends round it once. */
  readonly data?: Float64Array;
}

/** One call of an op. `args` has a value for every operand that is present, outputs included. */
export interface Step<K extends OpName = OpName> {
  readonly op: K;
  readonly params: OpParams<K>;
  readonly args: Readonly<Record<string, Value>>;
  /** Where in the model this came from ("layers.0.token_mixer"), for errors and explain(). */
  readonly scope: string;
  readonly constant: boolean;
}

/** Work as data: made by layers, printed by explain(), run by backends. Steps are in an order that can be executed. */
export interface Plan {
  readonly values: readonly Value[];
  readonly steps: readonly Step[];
  readonly inputs: readonly Value[];
  readonly states: readonly Value[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/** The root of a chain of reshapes: the value that owns the memory. */
export function rootOf(value: Value): Value {
  let root = value;
  while (root.base) root = root.base;
  return root;
}
