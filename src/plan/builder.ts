import { ToeplitzError } from "../core/errors.js";
import { formatShape, type Shape, sameShape, sizeOf } from "../core/shape.js";
import { type AnyOp, contractOf, type OpName, type OpParams, type Ops } from "../ops/index.js";
import type { Dtype, ParamKind, ParamValues } from "../ops/op.js";
import { type CostScales, NO_SCALES } from "./cost.js";
import type { Plan, Step, Value } from "./plan.js";

type Operands<K extends OpName> = Ops[K]["operands"];
type NamesOf<K extends OpName, Role extends string> = {
  [A in keyof Operands<K>]: Operands<K>[A] extends { role: Role } ? A : never;
}[keyof Operands<K>];
type OptionalOf<K extends OpName> = {
  [A in keyof Operands<K>]: Operands<K>[A] extends { optional: true } ? A : never;
}[keyof Operands<K>];
type ReadBy<K extends OpName> = NamesOf<K, "in"> | NamesOf<K, "inout">;

/** What a step reads: required operands must be given, optional ones follow the params. */
export type Args<K extends OpName> = { readonly [A in Exclude<ReadBy<K>, OptionalOf<K>>]: Value } & {
  readonly [A in Extract<ReadBy<K>, OptionalOf<K>>]?: Value | undefined;
};
export type Results<K extends OpName> = { readonly [A in NamesOf<K, "out">]: Value };

type NewValue = Partial<Omit<Value, "id">> & Pick<Value, "name" | "kind" | "shape">;

/** Collects values and steps; every shape is checked against the op's contract as it is added. */
export class PlanBuilder {
  readonly #values: Value[] = [];
  readonly #steps: Step[] = [];
  readonly #inputs: Value[] = [];
  readonly #states: Value[] = [];
  readonly #weights = new Map<string, Value>();
  readonly #outputs: Record<string, Value> = {};
  readonly #named = new Map<string, number>();
  #scope = "";
  /** For layers that choose between ways of doing the same. */
  readonly scales: CostScales;
  /** Whether linear layers of one row may round weights and inputs to 16 bits (`gemv`). */
  readonly rounded: boolean;

  constructor(scales = NO_SCALES, rounded = false) {
    this.scales = scales;
    this.rounded = rounded;
  }

  /** Names the part of the model that `build` adds, nested with dots. */
  scoped<T>(name: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = outer && name ? `${outer}.${name}` : outer || name;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** `what` with the scope before it, and a number behind it where the plan has that name already. */
  uniqueName(what: string): string {
    const name = this.#where(what, ".");
    const count = (this.#named.get(name) ?? 0) + 1;
    this.#named.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  }

  input(name: string, shape: Shape, dtype: Dtype = "f32"): Value {
    const value = this.#add({ name, kind: "input", shape, dtype });
    this.#inputs.push(value);
    return value;
  }

  /** A tensor of the checkpoint, by its full name; asking twice gives the same memory. */
  weight(name: string, shape: Shape): Value {
    const known = this.#weights.get(name);
    if (known) return this.reshape(known, shape);
    const value = this.#add({ name, kind: "weight", shape, constant: true });
    this.#weights.set(name, value);
    return value;
  }

  table(name: string, shape: Shape, data: Float64Array): Value {
    if (data.length !== sizeOf(shape)) {
      throw new ToeplitzError("internal", `table ${name}: ${data.length} values for shape ${formatShape(shape)}`);
    }
    return this.#add({ name, kind: "table", shape, constant: true, data });
  }

  /** An array that lives from run to run, zero at first; its name must be unique in the plan. */
  state(name: string, shape: Shape): Value {
    const value = this.#add({ name, kind: "state", shape });
    this.#states.push(value);
    return value;
  }

  /** The same memory under another shape. */
  reshape(value: Value, shape: Shape): Value {
    if (sameShape(value.shape, shape)) return value;
    if (value.packed || sizeOf(shape) !== sizeOf(value.shape)) {
      const message = `cannot view ${formatShape(value.shape)} as ${formatShape(shape)}`;
      throw new ToeplitzError("shape", `${this.#where(value.name)}: ${message}`);
    }
    const { name, kind, dtype, constant } = value;
    return this.#add({ name, kind, shape, dtype, constant, base: value });
  }

  /** Adds one step. Returns its outputs, typed by the op's contract. */
  apply<K extends OpName>(name: K, params: OpParams<K>, args: Args<K>): Results<K> {
    const op = contractOf(name);
    this.#checkParams(op, params);
    const all = this.#checkedReads(op, params, args);
    const constant = Object.values(all).every((value) => value.constant);
    const results: Record<string, Value> = {};
    for (const [operandName, operand] of Object.entries(op.operands)) {
      if (operand.role !== "out") continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      const value = this.#add({ name: this.#where(name, "."), kind: "step", shape, dtype, packed, constant });
      results[operandName] = value;
      all[operandName] = value;
    }
    this.#steps.push({ op: name, params, args: all, scope: this.#scope, constant });
    return results as Results<K>;
  }

  output(name: string, value: Value): void {
    this.#outputs[name] = value;
  }

  finish(): Plan {
    const plan = { values: this.#values, steps: this.#steps, inputs: this.#inputs, states: this.#states };
    return { ...plan, outputs: this.#outputs };
  }

  #add(init: NewValue): Value {
    const value: Value = { dtype: "f32", packed: false, constant: false, ...init, id: this.#values.length };
    sizeOf(value.shape); // throws where the size cannot be counted
    this.#values.push(value);
    return value;
  }

  #where(what: string, separator = ": "): string {
    return this.#scope ? `${this.#scope}${separator}${what}` : what;
  }

  #checkedReads(
    op: AnyOp,
    params: ParamValues,
    args: Readonly<Record<string, Value | undefined>>,
  ): Record<string, Value> {
    const all: Record<string, Value> = {};
    for (const [name, operand] of Object.entries(op.operands)) {
      if (operand.role === "out") continue;
      const value = args[name];
      const wanted = operand.when ? operand.when(params) : true;
      if (wanted !== (value !== undefined)) {
        const problem = wanted ? "is missing" : "was given although the params do not ask for it";
        throw new ToeplitzError("internal", `${this.#where(op.name)}: operand ${name} ${problem}`);
      }
      if (!value) continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      if (!sameShape(shape, value.shape) || value.dtype !== dtype || value.packed !== packed) {
        const expected = describe({ dtype, packed, shape });
        const message = `operand ${name} (${value.name}): expected ${expected}, got ${describe(value)}`;
        throw new ToeplitzError("shape", `${this.#where(op.name)}: ${message}`);
      }
      all[name] = value;
    }
    return all;
  }

  #checkParams(op: AnyOp, params: ParamValues): void {
    for (const [name, kind] of Object.entries(op.params)) {
      if (isParam(kind, params[name])) continue;
      const expected = typeof kind === "string" ? `a ${kind}` : `one of ${kind.join(", ")}`;
      const message = `${name}: expected ${expected}, got ${String(params[name])}`;
      throw new ToeplitzError("argument", `${this.#where(op.name)}: ${message}`);
    }
    op.check(params);
  }
}

function describe(value: Pick<Value, "dtype" | "packed" | "shape">): string {
  return `${value.packed ? "packed " : ""}${value.dtype}${formatShape(value.shape)}`;
}

/** Kernels take 32-bit integers, so sizes end below 2^31. */
function isParam(kind: ParamKind, value: unknown): boolean {
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "float") return typeof value === "number" && Number.isFinite(value);
  if (kind === "size") return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  if (kind === "int") return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
  return typeof value === "string" && kind.includes(value);
}
