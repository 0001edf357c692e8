import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { toFloat16 } from "../checkpoint/halve.js";
import { openSafetensors } from "../checkpoint/open.js";
import { writeSafetensors } from "../checkpoint/write.js";
import { CONVERTED_FILE, loadTnnLm } from "../models/load.js";
import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { progressBar } from "./progress.js";
import { integerOption, numberOption, UsageError } from "./usage.js";

/** The model that comes with the package. */
const BUNDLED_MODEL = fileURLToPath(new URL("../../models/moby-tnn", import.meta.url));
const targets = ["modal", "etsc", "ski", "f16"] as const;

export const convert: Command = {
  summary: "convert a model's kernels ahead of time, or its weights to 16 bits",
  usage: "--to modal|etsc|ski|f16 [--model DIR] [--tolerance T] [--length N] [--out FILE] [--backend B]",
  help: `Writes a safetensors file and says what was reached.
  --to modal         a few states a channel, to a tolerance; streams of that tolerance then open without converting
  --to etsc          half as many complex states as lags
  --to ski           sparse plus low rank, the weights of toeplitz/layers' skiTno
  --to f16           the weights themselves in float16, but for decay bases (also --f16)
  --model DIR        folder with config.json, model.safetensors, vocab.json; default: the bundled moby-tnn
  --tolerance T      of modal: l1 error allowed in each kernel, relative; default 1e-3
  --length N         the longest sequence, for kernels that do not end by themselves
  --rank R --taps W  of ski: inducing points (64), taps of the sparse part (33)
  --out FILE         default: ${CONVERTED_FILE} in the folder, where loading finds it; for ski and f16 it must be given
  --backend B        auto (default), wasm, wasm-simd, wasm-relaxed, webgpu, js`,
  options: {
    to: { type: "string" },
    f16: { type: "boolean" },
    model: { type: "string" },
    tolerance: { type: "string" },
    length: { type: "string" },
    rank: { type: "string" },
    taps: { type: "string" },
    out: { type: "string" },
    backend: { type: "string" },
  },
  async run(values, positionals, signal) {
    if (positionals.length > 0) throw new UsageError(`convert: expected options only, got ${positionals[0]}`);
    const asked = values["f16"] && values["to"] === undefined ? "f16" : values["to"];
    const to = targets.find((target) => target === asked);
    if (!to) throw new UsageError(`--to: expected ${targets.join(", ")}, got ${String(asked ?? "nothing")}`);
    const folder = typeof values["model"] === "string" ? values["model"] : BUNDLED_MODEL;
    const beside = (name: string) => (folder.endsWith("/") ? folder + name : `${folder}/${name}`);
    const named = typeof values["out"] === "string" ? values["out"] : undefined;
    const out = named ?? (to === "modal" || to === "etsc" ? beside(CONVERTED_FILE) : undefined);
    if (out === undefined) throw new UsageError(`--out: expected a file for --to ${to}, got nothing`);
    const options = {
      tolerance: numberOption("tolerance", values["tolerance"]),
      maxLength: integerOption("length", values["length"], 1),
      rank: integerOption("rank", values["rank"], 2),
      taps: integerOption("taps", values["taps"], 1),
    };
    if (to === "f16") return halve(beside("model.safetensors"), out, signal);
    using device = await openNamed(values["backend"], signal);
    const bar = progressBar("loading");
    const load = { signal, onProgress: bar.update, converted: false as const };
    const lm = await loadTnnLm(device, folder, load).finally(bar.end);
    const began = performance.now();
    const made = progressBar("converting");
    const onProgress = (fraction: number) => made.update({ loaded: fraction * 1e6, total: 1e6 });
    const { bytes, report } = await lm.convert({ to, ...options, signal, onProgress }).finally(made.end);
    await writeFile(out, bytes, { signal });
    for (const line of report) console.log(line);
    console.log(`${out}: ${bytes.length.toLocaleString("en")} bytes, ${seconds(began)} s`);
  },
};

async function halve(file: string, out: string, signal: AbortSignal): Promise<void> {
  const bar = progressBar("reading");
  const checkpoint = await openSafetensors(file, { signal, onProgress: bar.update }).finally(bar.end);
  const { tensors, error, count, bytes } = toFloat16(checkpoint);
  await writeFile(out, writeSafetensors(tensors, checkpoint.metadata), { signal });
  const numbers = count.toLocaleString("en");
  console.log(`${numbers} numbers to float16: largest error ${error.toExponential(1)} of a tensor's largest value`);
  console.log(`${out}: ${bytes.before.toLocaleString("en")} bytes of tensors to ${bytes.after.toLocaleString("en")}`);
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
