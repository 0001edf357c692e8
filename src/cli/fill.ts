import { fileURLToPath } from "node:url";
import { loadTnnLm } from "../models/load.js";
import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { progressBar } from "./progress.js";
import { UsageError } from "./usage.js";

/** The masked language model that comes with the package. */
const BUNDLED_MODEL = fileURLToPath(new URL("../../models/moby-ski", import.meta.url));

export const fill: Command = {
  summary: "fill the blanks of a text with a trained masked SKI-TNN",
  usage: "--text TEXT [--blank B] [--model DIR] [--backend B] [--json]",
  help: `Writes the text with every blank filled, each by the most probable character there.
  --text TEXT        for example "the white wh___"
  --blank B          what stands for one blank; default "_"
  --model DIR        folder (or URL) with config.json, model.safetensors, vocab.json; default: the bundled moby-ski
  --backend B        auto (default), wasm, wasm-simd, wasm-relaxed, webgpu, js
  --json             text and filled text as JSON`,
  options: {
    text: { type: "string" },
    blank: { type: "string" },
    model: { type: "string" },
    backend: { type: "string" },
    json: { type: "boolean" },
  },
  async run(values, _positionals, signal) {
    const { text, blank, model = BUNDLED_MODEL } = values;
    if (typeof text !== "string") throw new UsageError("--text: expected a text with blanks, got nothing");
    if (blank === "") throw new UsageError("--blank: expected at least one character, got none");
    using device = await openNamed(values["backend"], signal);
    const bar = progressBar("loading");
    const lm = await loadTnnLm(device, String(model), { signal, onProgress: bar.update }).finally(bar.end);
    const filled = await lm.fill(text, { signal, ...(typeof blank === "string" ? { blank } : {}) });
    console.log(values["json"] ? JSON.stringify({ text, filled }) : filled);
  },
};
