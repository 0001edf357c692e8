import { ToeplitzError } from "../core/errors.js";
import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { styleOf } from "./style.js";

export const selftest: Command = {
  summary: "check every op of this machine's device against float64",
  usage: "[--backend B] [--json]",
  help: `Runs every op on the device, small random inputs, and holds the results against float64. Errors are the largest difference over
the root mean square of what is right; the bound is what the op's contract allows. Exit code 1 where one is beyond it.
  --backend B  auto (default), wasm, wasm-simd, wasm-relaxed, webgpu, js
  --json       prints the report of the device and the results for scripts`,
  options: { backend: { type: "string" }, json: { type: "boolean" } },
  async run(values, _positionals, signal) {
    using device = await openNamed(values["backend"], signal);
    const results = await device.selfTest({ signal });
    if (values["json"]) {
      // JSON has no infinity: a problem has null for its error
      console.log(JSON.stringify({ report: device.report(), results }, null, 2));
    } else {
      const { green, red } = styleOf(process.stdout);
      console.log(`${"op".padEnd(18)}  ${"error".padStart(8)}  ${"bound".padStart(8)}`);
      for (const { op, maxError, bound, ok, problem } of results) {
        const verdict = ok ? green("ok") : red(`FAILED${problem ? `: ${problem}` : ""}`);
        console.log(`${op.padEnd(18)}  ${figure(maxError)}  ${figure(bound)}  ${verdict}`);
      }
    }
    const failed = results.filter(({ ok }) => !ok).map(({ op }) => op);
    if (failed.length > 0)
      throw new ToeplitzError("device", `selftest on ${device.backend}: ${failed.join(", ")} failed`);
    if (!values["json"]) console.log(`${results.length} ops on ${device.backend}: all within their bounds`);
  },
};

function figure(value: number): string {
  return value.toExponential(1).padStart(8);
}
