import type { Command } from "./command.js";
import { openNamed } from "./device.js";

export const info: Command = {
  summary: "say which backend this machine gets, and why",
  usage: "[--backend B] [--json]",
  help: "Opens a device and prints its report. --json prints it for scripts.",
  options: { backend: { type: "string" }, json: { type: "boolean" } },
  async run(values, _positionals, signal) {
    using device = await openNamed(values["backend"], signal);
    const report = device.report();
    if (values["json"]) {
      console.log(JSON.stringify(report, null, 2));
      return;
    }
    const yes = (flag: boolean) => (flag ? "yes" : "no");
    console.log(`backend  ${report.backend}, ${report.why}`);
    console.log(`simd     ${yes(report.simd)}`);
    console.log(`relaxed  ${yes(report.relaxed)}`);
    console.log(`threads  ${report.threads}`);
    for (const { backend, reason } of report.rejected) console.log(`rejected ${backend}: ${reason}`);
  },
};
