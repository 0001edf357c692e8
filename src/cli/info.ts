import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { styleOf } from "./style.js";

export const info: Command = {
  summary: "say which backend this machine gets, and why",
  usage: "[--backend B] [--json]",
  help: "Opens a device and prints its report. --json prints it for scripts.",
  options: { backend: { type: "string" }, json: { type: "boolean" } },
  async run(values, _positionals, signal) {
    using device = await openNamed(values["backend"], signal, true);
    const report = device.report();
    if (values["json"]) {
      console.log(JSON.stringify(report, null, 2));
      return;
    }
    const { bold } = styleOf(process.stdout);
    const yes = (flag: boolean) => (flag ? "yes" : "no");
    console.log(`backend  ${bold(report.backend)}, ${report.why}`);
    console.log(`simd     ${yes(report.simd)}`);
    console.log(`relaxed  ${yes(report.relaxed)}`);
    console.log(`threads  ${report.threads}`);
    if (report.gpu) {
      const { vendor, architecture, description } = report.gpu;
      console.log(`gpu      ${[vendor, architecture, description].filter(Boolean).join(" ")}`);
    }
    if (report.choosesAmong.length > 1) console.log(`chooses  for each plan among ${report.choosesAmong.join(", ")}`);
    for (const [backend, { from, ms, speed, scales }] of Object.entries(report.calibration)) {
      const figures = [
        `${speed.flopsPerNs.toPrecision(2)} GFLOP/s`,
        `${(speed.runNs / 1000).toPrecision(2)} us a run`,
        `direct products cost ${(scales.direct / scales.transform).toPrecision(2)} of the modelled, against transforms`,
      ];
      console.log(`measured ${backend}: ${figures.join(", ")} (${from}, ${ms.toFixed(0)} ms)`);
    }
    for (const { backend, reason } of report.rejected) console.log(`rejected ${backend}: ${reason}`);
  },
};
