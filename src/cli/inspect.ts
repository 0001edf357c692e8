import { openSafetensors } from "../checkpoint/open.js";
import { sizeOf } from "../core/shape.js";
import type { Command } from "./command.js";
import { progressBar } from "./progress.js";
import { UsageError } from "./usage.js";

export const inspect: Command = {
  summary: "list the tensors of a safetensors file",
  usage: "FILE.safetensors [--json]",
  help: "Prints name, dtype and shape of every tensor, and the metadata. FILE may be a path or a URL.",
  options: { json: { type: "boolean" } },
  async run(values, [file, ...extra], signal) {
    if (file === undefined || extra.length > 0) throw new UsageError("inspect: expected one file");
    const bar = progressBar("reading");
    const checkpoint = await openSafetensors(file, { signal, onProgress: bar.update }).finally(bar.end);
    const rows = [...checkpoint].map(([name, { dtype, shape }]) => ({ name, dtype, shape }));
    if (values["json"]) {
      console.log(JSON.stringify({ metadata: checkpoint.metadata, tensors: rows }, null, 2));
      return;
    }
    const width = Math.max(0, ...rows.map(({ name }) => name.length));
    for (const { name, dtype, shape } of rows)
      console.log(`${name.padEnd(width)}  ${dtype.padEnd(4)}  [${shape.join(", ")}]`);
    for (const [key, value] of Object.entries(checkpoint.metadata)) console.log(`# ${key}: ${value}`);
    const numbers = rows.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    console.log(`${rows.length} tensors, ${numbers.toLocaleString("en")} numbers`);
  },
};
