import { type Plan, rootOf, type Step, type Value } from "./plan.js";

/**
 * Names for constants that are equal exactly when the constants are: a weight's name, a table's content, or the op, the
 * params and the keys of what it reads. Programs of one workspace share constants by these keys, so that packed weights
 * and spectra exist once however many (batch, n) a model is compiled for.
 */
export function constantKeys(plan: Plan): Map<Value, string> {
  const keys = new Map<Value, string>();
  for (const value of plan.values) {
    if (value.base) continue;
    if (value.kind === "weight") keys.set(value, `weight ${value.name}`);
    if (value.kind === "table") keys.set(value, `table ${value.name} ${value.shape.join("x")} ${digest(value.data!)}`);
  }
  for (const step of plan.steps) {
    if (!step.constant) continue;
    const outputs: [string, Value][] = [];
    const reads: string[] = [];
    for (const [name, value] of Object.entries(step.args)) {
      const key = keys.get(rootOf(value));
      if (key === undefined) outputs.push([name, value]);
      else reads.push(`${name}=${key}`);
    }
    const params = Object.values(step.params).join(",");
    const call = `${step.op}<${params}>(${reads.join("; ")})`;
    for (const [name, value] of outputs) keys.set(value, `${shorten(call)}.${name}`);
  }
  return keys;
}

/** The constant steps, in order, that `wanted` still needs. */
export function constantSteps(plan: Plan, wanted: ReadonlySet<Value>): Step[] {
  const needed = new Set(wanted);
  const steps: Step[] = [];
  for (const step of plan.steps.filter((each) => each.constant).reverse()) {
    const values = Object.values(step.args).map(rootOf);
    if (!values.some((value) => value.kind === "step" && needed.has(value))) continue;
    for (const value of values) needed.add(value);
    steps.push(step);
  }
  return steps.reverse();
}

/** Keys nest; past a length a digest stands for the text. */
function shorten(text: string): string {
  if (text.length < 120) return text;
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193) ^ (a >>> 15);
    b = Math.imul(b ^ code, 0xc2b2ae35) ^ (b >>> 13);
  }
  return `${text.slice(0, 40)}…${text.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** A 64-bit hash of float64 values: two multiplicative hashes over their 32-bit words with different constants. */
function digest(values: Float64Array): string {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
    b = Math.imul(b ^ word, 0xc2b2ae35) ^ (b >>> 13);
  }
  return `${values.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
