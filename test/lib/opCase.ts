import { sizeOf } from "../../src/core/shape.js";
import { contractOf, type OpName, type OpParams } from "../../src/ops/index.js";
import type { Backend, Inputs, Outputs } from "../../src/plan/backend.js";
import { PlanBuilder } from "../../src/plan/builder.js";
import type { Plan, Value } from "../../src/plan/plan.js";
import { noise, seedOf } from "./noise.js";

/** How the values of one input are made from uniform noise u in [-1, 1); i is the flat index. */
export type Fill = (u: number, i: number) => number;

export interface OpCase {
  readonly name: string;
  readonly plan: Plan;
  readonly fills: Readonly<Record<string, Fill>>;
  /** c of the bound max |error| <= c 2^-24 rms. */
  readonly bound: number;
}

export interface CaseOptions {
  readonly fills?: Readonly<Record<string, Fill>>;
  readonly bound?: number;
}

const fill: Fill = (u) => u;

/** A case of one op: inputs for what it reads (packed operands come from `pack`), an output for each result. */
export function opCase<K extends OpName>(op: K, params: OpParams<K>, options: CaseOptions = {}, pack?: Pack): OpCase {
  const b = new PlanBuilder();
  const contract = contractOf(op);
  const args: Record<string, Value> = {};
  for (const [name, operand] of Object.entries(contract.operands)) {
    if (operand.role === "out" || operand.when?.(params) === false) continue;
    if (operand.packed) args[name] = pack!(b, name);
    else if (operand.role === "inout") args[name] = b.state(name, operand.shape(params));
    else args[name] = b.input(name, operand.shape(params), operand.dtype);
  }
  const results: Readonly<Record<string, Value>> = b.apply(op, params, args as never);
  for (const [name, value] of Object.entries(results)) if (!value.packed) b.output(name, value);
  for (const [name, operand] of Object.entries(contract.operands))
    if (operand.role === "inout") b.output(name, args[name]);
  const shown = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const bound = options.bound ?? contract.bound(params);
  return { name: `${op} ${shown.join(" ")}`, plan: b.finish(), fills: options.fills ?? {}, bound };
}

/** Makes the packed operand of that name from further inputs. */
export type Pack = (b: PlanBuilder, operand: string) => Value;

export function inputsOf(c: OpCase): Inputs {
  return Object.fromEntries(
    c.plan.inputs.map((value) => {
      const make = c.fills[value.name] ?? fill;
      const seed = seedOf(`${c.name} ${value.name}`);
      const length = sizeOf(value.shape);
      const at = (i: number) => make(noise(seed, i), i);
      return [
        value.name,
        value.dtype === "i32"
          ? Int32Array.from({ length }, (_, i) => at(i))
          : Float32Array.from({ length }, (_, i) => at(i)),
      ];
    }),
  );
}

/** Runs a case twice, the second time on dirty memory and with whatever state the first run left. */
export async function runTwice(backend: Backend, c: OpCase): Promise<Outputs[]> {
  const workspace = backend.open({ get: () => new Float32Array(0) });
  try {
    const program = await workspace.compile(c.plan);
    const state = c.plan.states.length > 0 ? workspace.createState(c.plan) : undefined;
    const inputs = inputsOf(c);
    return [await program.run(inputs, { state }), await program.run(inputs, { state })];
  } finally {
    workspace.dispose();
  }
}
