import { FLOAT32_ROUNDOFF } from "../../src/core/math.js";
import { JsBackend } from "../../src/js/backend.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import type { GPULike } from "../../src/webgpu/gpu.js";
import { relativeError } from "../lib/compare.js";
import { runTwice } from "../lib/opCase.js";
import { opCases } from "../ops/cases.js";

export interface SuiteResult {
  readonly adapter: string;
  readonly passed: number;
  readonly failures: readonly string[];
  /** The largest error of each op, in units of 2^-24 rms. */
  readonly worst: Readonly<Record<string, number>>;
}

/**
 * The cases and bounds of test/conformance.test.ts without a test runner, for browsers and other runtimes. `filter` picks
 * ops by name; `log` gets a line for each op.
 */
export async function runSuite(gpu: GPULike, log: (line: string) => void, filter = /./): Promise<SuiteResult> {
  const { device, description } = await openGpu(gpu, { allowFallbackAdapter: true });
  const backend = new WebgpuBackend(device, { guard: 64, owned: true });
  const oracle = new JsBackend();
  const failures: string[] = [];
  const worst: Record<string, number> = {};
  let passed = 0;
  for (const [op, cases] of Object.entries(opCases).filter(([name]) => filter.test(name))) {
    worst[op] = 0;
    for (const c of cases) {
      try {
        const [got, want] = [await runTwice(backend, c), await runTwice(oracle, c)];
        const runs = want.flatMap((outputs, run) =>
          Object.entries(outputs).map(([name, values]) => relativeError(got[run][name], values) / FLOAT32_ROUNDOFF),
        );
        const units = Math.max(0, ...runs);
        worst[op] = Math.max(worst[op], units);
        if (units <= c.bound) passed++;
        else failures.push(`${c.name}: ${units} units of 2^-24 rms, bound ${c.bound}`);
      } catch (error) {
        failures.push(`${c.name}: ${String(error)}`);
      }
    }
    log(`${op}: ${cases.length} cases, largest error ${worst[op].toFixed(1)} units of 2^-24 rms`);
  }
  backend.dispose();
  const adapter = [description.vendor, description.architecture, description.description].filter(Boolean).join(" ");
  return { adapter, passed, failures, worst };
}
