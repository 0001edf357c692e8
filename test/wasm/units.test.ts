import { describe, expect, test } from "vitest";
import { contractOf, type OpName } from "../../src/ops/index.js";
import { wasmKernels } from "../../src/wasm/kernels/index.js";
import type { WasmKernel } from "../../src/wasm/kernels/kernel.js";
import { inputsOf, type OpCase } from "../lib/opCase.js";
import { gatherTapsCases } from "../ops/gatherTaps.js";
import { gridSpreadCases } from "../ops/gridSpread.js";
import { gridSumCases } from "../ops/gridSum.js";
import { linearAttentionCases } from "../ops/linearAttention.js";
import { responseTapsCases } from "../ops/responseTaps.js";
import { skiInterpolateCases } from "../ops/skiInterpolate.js";
import { skiMixCases } from "../ops/skiMix.js";
import { skiRestrictCases } from "../ops/skiRestrict.js";
import { skiTapsCases } from "../ops/skiTaps.js";
import { softmaxAttentionCases } from "../ops/softmaxAttention.js";
import { BareModule, BUILDS, bits, everyUnit } from "./bare.js";

const cases: readonly OpCase[] = [
  gatherTapsCases,
  gridSpreadCases,
  gridSumCases,
  linearAttentionCases,
  responseTapsCases,
  skiInterpolateCases,
  skiMixCases,
  skiRestrictCases,
  skiTapsCases,
  softmaxAttentionCases,
].flat();

/** Results are checked in test/conformance.test.ts; here, that kernels keep to their operands and may be cut anywhere. */
describe.each(BUILDS)("%s build", (build) => {
  const wasm = new BareModule(build);
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_, c) => {
    const step = c.plan.steps[0];
    const inputs = inputsOf(c);
    const kernel = wasmKernels[step.op] as WasmKernel<object>;
    const run = (cuts: number[], last?: string) =>
      Object.values(wasm.run(step.op as OpName, step.params as never, inputs, kernel, cuts, last)).map(bits);
    const whole = run([]);
    expect(run(everyUnit(kernel, step.params)), "every unit by itself").toEqual(whole);
    for (const operand of Object.keys(contractOf(step.op).operands)) {
      if (step.args[operand]) expect(run([], operand), `${operand} at the end of memory`).toEqual(whole);
    }
  });
});
