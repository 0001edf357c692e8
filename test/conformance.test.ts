import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FLOAT32_ROUNDOFF } from "../src/core/math.js";
import { JsBackend } from "../src/js/backend.js";
import type { Backend } from "../src/plan/backend.js";
import { describeBackends, kernelBackends } from "./lib/backends.js";
import { relativeError } from "./lib/compare.js";
import { type OpCase, runTwice } from "./lib/opCase.js";
import { opCases } from "./ops/cases.js";

/**
 * Every op on every backend against float64 on the same float32 inputs: arrays guarded, fresh memory NaN-filled, each
 * program run twice so that the second run starts dirty.
 */
describeBackends(kernelBackends, (each) => {
  let backend: Backend;
  const worst = new Map<string, { units: number; c: OpCase }>();
  beforeAll(async () => {
    backend = await each.open();
  });
  afterAll(() => {
    backend.dispose();
    const rows = [...worst].map(
      ([op, { units, c }]) => `  ${op.padEnd(18)} ${units.toFixed(1).padStart(7)} of ${c.bound.toFixed(0)}  ${c.name}`,
    );
    console.log(`${each.name}: largest error per op, in units of 2^-24 rms\n${rows.join("\n")}`);
  });

  for (const [op, cases] of Object.entries(opCases)) {
    describe(op, () => {
      test.each(cases.map((c) => [c.name, c] as const))("%s", async (_, c) => {
        const [got, want] = [await runTwice(backend, c), await runTwice(new JsBackend(), c)];
        for (const [run, outputs] of want.entries()) {
          for (const [name, values] of Object.entries(outputs)) {
            const units = relativeError(got[run][name], values) / FLOAT32_ROUNDOFF;
            if (units > (worst.get(op)?.units ?? -1)) worst.set(op, { units, c });
            expect(units, `${name} of run ${run + 1}, in units of 2^-24 rms`).toBeLessThanOrEqual(c.bound);
          }
        }
        if (c.plan.states.length === 0) expect(got[1]).toEqual(got[0]);
      });
    });
  }
});
