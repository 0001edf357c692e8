import { expect, test } from "vitest";
import { glu } from "../src/layers/glu.js";
import { gtu } from "../src/layers/gtu.js";
import { tnnBlock } from "../src/layers/tnnBlock.js";
import { tno } from "../src/layers/tno.js";
import { PlanBuilder } from "../src/plan/builder.js";
import { explain } from "../src/plan/explain.js";
import { type Plan, rootOf } from "../src/plan/plan.js";
import { assignSlots, outputRoots } from "../src/plan/slots.js";
import { planOf } from "../src/runtime/planOf.js";

const rpe = { dim: 16, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.99 } as const;
const block = tnnBlock({ dim: 8, causal: true, norm: "simpleRms", decay, rpe, glu: { hidden: 8 } });

test("goldens of explain()", async () => {
  const shown = [
    ["tno, causal, short: direct", tno({ dim: 8, causal: true, rpe }), { batch: 1, n: 8 }],
    ["tno, causal, one transform", tno({ dim: 8, causal: true, decay, rpe }), { batch: 2, n: 512 }],
    [
      "tno, bidirectional, learned decay",
      tno({ dim: 4, heads: 2, causal: false, decay: { kind: "learned", gamma: 0.9 }, rpe }),
      { batch: 1, n: 200 },
    ],
    [
      "tno, horizon far shorter than n: blocks",
      tno({ dim: 8, causal: true, decay: { kind: "fixed", gamma: 0.9 }, rpe }),
      { batch: 1, n: 8192 },
    ],
    ["gtu", gtu({ dim: 8, causal: true, decay, rpe }), { batch: 1, n: 100 }],
    ["glu", glu({ dim: 8, hidden: 16 }), { batch: 1, n: 100 }],
    ["tnnBlock", block, { batch: 1, n: 100 }],
  ] as const;
  const text = shown.map(([title, layer, extent]) => `## ${title}\n${explain(planOf(layer, extent))}\n`).join("\n");
  await expect(text).toMatchFileSnapshot("goldens/explain.txt");
});

test("what depends on weights only is constant, nothing else is", () => {
  const plan = planOf(block, { batch: 1, n: 64 });
  const constant = new Set(plan.steps.filter((step) => step.constant).map((step) => step.op));
  expect(constant).toEqual(new Set(["gemmPack", "gemm", "norm", "activation", "decay", "toeplitzSpectrum"]));
  for (const step of plan.steps) expect(Object.values(step.args).every((value) => value.constant)).toBe(step.constant);
});

/** Replays a plan's slots: no step may write a slot that a later step still reads another value from. */
function checkSlots(plan: Plan): void {
  const steps = plan.steps.filter((step) => !step.constant);
  const { slotOf, bytes } = assignSlots(steps, outputRoots(plan));
  const holder = new Map<number, number>();
  for (const step of steps) {
    const seen = new Set<number>();
    for (const value of Object.values(step.args).map(rootOf)) {
      const slot = slotOf.get(value);
      if (slot === undefined) continue;
      const isNew = ![...holder.values()].includes(value.id);
      if (isNew) holder.set(slot, value.id);
      expect(holder.get(slot), `${step.scope} ${step.op}`).toBe(value.id);
      seen.add(slot);
      expect(bytes[slot]).toBeGreaterThanOrEqual(4 * value.shape.reduce((a, b) => a * b, 1));
    }
    expect(seen.size).toBeGreaterThan(0);
  }
  for (const output of outputRoots(plan)) expect(holder.get(slotOf.get(output)!)).toBe(output.id);
}

test("slots never hold two living values, and a deep network needs no more than a shallow one", () => {
  const deep = (layers: number) => {
    const b = new PlanBuilder();
    let x = b.input("x", [1, 64]);
    for (let i = 0; i < layers; i++) {
      const length = 64;
      const flat = b.reshape(x, [length]);
      const a = b.apply("activation", { length, act: "silu" }, { x: flat }).y;
      const sum = b.apply("add", { batch: 1, length }, { a: x, b: a }).y;
      x = b.apply("multiply", { batch: 1, length }, { a: sum, b: flat }).y;
    }
    b.output("y", x);
    return b.finish();
  };
  for (const layers of [1, 2, 3, 20]) checkSlots(deep(layers));
  checkSlots(planOf(block, { batch: 2, n: 33 }));
  const slots = (layers: number) => assignSlots(deep(layers).steps, outputRoots(deep(layers))).bytes.length;
  expect(slots(20)).toBe(slots(3));
});

test("the builder names the operand, what was expected and what came", () => {
  const b = new PlanBuilder();
  const x = b.input("x", [2, 3]);
  const add = () => b.scoped("layers.0", () => b.apply("add", { batch: 2, length: 4 }, { a: x, b: x }));
  expect(add).toThrow(/layers\.0: add: operand a \(x\): expected f32\[2, 4\], got f32\[2, 3\]/);
  expect(() => b.apply("activation", { length: -1, act: "relu" }, { x })).toThrow(/length: expected a size, got -1/);
  expect(() => b.apply("activation", { length: 6, act: "tanh" as never }, { x })).toThrow(
    /act: expected one of none, relu/,
  );
  expect(() => b.reshape(x, [7])).toThrow(/cannot view \[2, 3\] as \[7\]/);
  expect(() => b.input("huge", [2 ** 40, 2 ** 40])).toThrow(/more elements than can be counted/);
});
