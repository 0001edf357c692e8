import { ToeplitzError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";

/**
 * How one parameter is passed: a `size` (integer >= 0), an `int` (any integer), a `float`, a `flag` (boolean), or one of
 * a list of names. Kernels receive flags as 0 / 1 and names as their index in the list.
 */
export type ParamKind = "size" | "int" | "float" | "flag" | readonly string[];
export type ParamSchema = Readonly<Record<string, ParamKind>>;
export type Params<S extends ParamSchema> = {
  readonly [K in keyof S]: S[K] extends "flag" ? boolean : S[K] extends readonly string[] ? S[K][number] : number;
};

/** Params with their exact types forgotten. */
export type ParamValues = Readonly<Record<string, number | boolean | string>>;

export type Dtype = "f32" | "i32";

/**
 * One operand of an op.
 * - `packed`: its layout is the backend's own business (packed weights, spectra). `shape` then is the number of float32
 *   values the wasm layout needs; such a value is written by one op and read by another and is never an input or output.
 * - `optional`: may be left out; `when(p)` says whether the params ask for it.
 */
export interface Operand<P> {
  readonly role: "in" | "out" | "inout";
  shape(p: P): Shape;
  readonly dtype?: Dtype;
  readonly packed?: true;
  readonly optional?: true;
  when?(p: P): boolean;
}

/** What an op is, for every backend at once. Backends, tests, benches and explain() are complete with respect to it. */
export interface Op<
  N extends string = string,
  S extends ParamSchema = ParamSchema,
  A extends object = Readonly<Record<string, Operand<Params<S>>>>,
  P = Params<S>,
> {
  readonly name: N;
  readonly params: S;
  readonly operands: A;
  /** Throws `argument` on params that no kernel may be called with. */
  check(p: P): void;
  /** Real additions and multiplications, for explain() and benches. */
  flops(p: P): number;
  /** The c of the conformance bound max|got - want| <= c * 2^-24 * rms(want); the op's file gives its reason. */
  bound(p: P): number;
}

export function defineOp<
  const N extends string,
  const S extends ParamSchema,
  const A extends Readonly<Record<string, Operand<Params<S>>>>,
>(op: Op<N, S, A>): Op<N, S, A> {
  return op;
}

/** Throws `argument` unless `ok`. For the check() of contracts. */
export function require(ok: boolean, message: string): void {
  if (!ok) throw new ToeplitzError("argument", message);
}
