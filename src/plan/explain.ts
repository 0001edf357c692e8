import { formatShape } from "../core/shape.js";
import { contractOf } from "../ops/index.js";
import { type Plan, rootOf, type Step, type Value } from "./plan.js";
import { assignSlots, bytesOf, keptConstants, outputRoots } from "./slots.js";

/**
 * The plan as a table: what runs once at load, what runs each time, where each value lives (c = constant, s = slot of the
 * temporaries) and what it costs. Stable text: tests keep goldens of it.
 */
export function explain(plan: Plan): string {
  const steps = plan.steps.filter((step) => !step.constant);
  const slots = assignSlots(steps, outputRoots(plan));
  const nameOf = (value: Value): string => {
    const root = rootOf(value);
    const slot = slots.slotOf.get(root);
    if (slot !== undefined) return `s${slot}`;
    return root.kind === "step" ? `c${root.id}` : root.name;
  };
  const named = ([name, value]: [string, Value]) => `${name} = ${nameOf(value)} ${formatShape(value.shape)}`;
  const inputs = plan.inputs.map((value) => `${value.name} ${value.dtype}${formatShape(value.shape)}`);
  const kept = [...keptConstants(plan)].reduce((sum, value) => sum + bytesOf(value), 0);
  const temporary = slots.bytes.reduce((sum, bytes) => sum + bytes, 0);
  const state = plan.states.reduce((sum, value) => sum + bytesOf(value), 0);
  const memory = [
    `constants ${formatBytes(kept)}`,
    `temporaries ${formatBytes(temporary)} in ${slots.bytes.length} slots`,
    ...(state > 0 ? [`state ${formatBytes(state)}`] : []),
  ];
  return [
    `inputs   ${inputs.join(", ")}`,
    ...section(
      "at load",
      plan.steps.filter((step) => step.constant),
      nameOf,
    ),
    ...section("each run", steps, nameOf),
    `outputs  ${Object.entries(plan.outputs).map(named).join(", ")}`,
    `memory   ${memory.join(", ")}`,
  ].join("\n");
}

function section(title: string, steps: readonly Step[], nameOf: (value: Value) => string): string[] {
  if (steps.length === 0) return [];
  const flops = steps.map((step) => contractOf(step.op).flops(step.params));
  const total = flops.reduce((sum, count) => sum + count, 0);
  const rows = steps.map((step, index) => {
    const operands = contractOf(step.op).operands;
    const list = (out: boolean) =>
      Object.entries(step.args)
        .filter(([name]) => (operands[name].role === "out") === out)
        .map(([, value]) => nameOf(value))
        .join(", ");
    const call = `${list(true)} = ${step.op}(${list(false)})`;
    return [call, formatParams(step.params), formatCount(flops[index]), step.scope];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const text = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [`${title}  (${steps.length} steps, ${formatCount(total)}flop)`, ...text];
}

function formatParams(params: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(params).filter(([, value]) => value !== false && value !== "none");
  return shown.map(([name, value]) => (value === true ? name : `${name}=${value}`)).join(" ");
}

function formatCount(count: number): string {
  const units = ["", "k", "M", "G", "T"];
  let unit = 0;
  let scaled = count;
  for (; scaled >= 999.5 && unit < units.length - 1; unit++) scaled /= 1000;
  return `${unit === 0 ? Math.round(scaled) : scaled.toPrecision(3)} ${units[unit]}`;
}

function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
