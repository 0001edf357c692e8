import type { Work } from "../core/work.js";
import type { OpName, OpParams, Ops } from "../ops/index.js";

type Operands<K extends OpName> = Ops[K]["operands"];
type ArrayOf<O> = O extends { dtype: "i32" } ? Int32Array : Float64Array;

/** The operands of an op as the js backend passes them: float64 arrays, flat and row-major; optional ones may be absent. */
export type JsArgs<K extends OpName> = {
  readonly [A in keyof Operands<K>]: Operands<K>[A] extends { optional: true }
    ? ArrayOf<Operands<K>[A]> | undefined
    : ArrayOf<Operands<K>[A]>;
};

/**
 * The definition of an op in float64: one plain loop nest. It yields every so many iterations (core/work.ts), so that a run can be
 * stopped within it; what takes no time need not.
 */
export type JsKernel<K extends OpName> = (args: JsArgs<K>, p: OpParams<K>) => Work | undefined;
