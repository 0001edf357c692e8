import { fileURLToPath } from "node:url";
import { loadTnnLm } from "../models/load.js";
import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { progressBar } from "./progress.js";
import { styleOf } from "./style.js";
import { integerOption, numberOption } from "./usage.js";

/** The model that comes with the package. */
const BUNDLED_MODEL = fileURLToPath(new URL("../../models/moby-tnn", import.meta.url));

export const generate: Command = {
  summary: "continue a prompt with a trained Toeplitz Neural Network",
  usage:
    "[--model DIR] [--prompt TEXT] [--tokens N] [--temperature T] [--top-k K] [--top-p P] [--seed S] [--backend B]",
  help: `Writes the prompt and its continuation to standard output, token by token.
  --model DIR        folder (or URL) with config.json, model.safetensors, vocab.json; default: the bundled moby-tnn
  --prompt TEXT      default: "Call me Ishmael. "
  --tokens N         how many tokens to make; default 200
  --temperature T    0 takes the most probable token; default 0.8
  --top-k K          only the K most probable tokens
  --top-p P          only the most probable tokens that reach probability P together
  --seed S           an integer: the same seed gives the same text
  --backend B        auto (default), wasm, wasm-simd, wasm-relaxed, webgpu, js
  --stats            tokens per second, on standard error at the end
  --json             prompt, text, tokens, seconds and backend as JSON instead, at the end`,
  options: {
    model: { type: "string" },
    prompt: { type: "string" },
    tokens: { type: "string" },
    temperature: { type: "string" },
    "top-k": { type: "string" },
    "top-p": { type: "string" },
    seed: { type: "string" },
    backend: { type: "string" },
    stats: { type: "boolean" },
    json: { type: "boolean" },
  },
  async run(values, _positionals, signal) {
    const prompt = typeof values["prompt"] === "string" ? values["prompt"] : "Call me Ishmael. ";
    const options = {
      maxTokens: integerOption("tokens", values["tokens"], 0) ?? 200,
      temperature: numberOption("temperature", values["temperature"]) ?? 0.8,
      topK: integerOption("top-k", values["top-k"], 1),
      topP: numberOption("top-p", values["top-p"]),
      seed: integerOption("seed", values["seed"], -(2 ** 31)),
      signal,
    };
    using device = await openNamed(values["backend"], signal);
    const bar = progressBar("loading");
    const model = typeof values["model"] === "string" ? values["model"] : BUNDLED_MODEL;
    const lm = await loadTnnLm(device, model, { signal, onProgress: bar.update }).finally(bar.end);
    const write = (text: string) => void (values["json"] || process.stdout.write(text));
    write(styleOf(process.stdout).dim(prompt));
    const began = performance.now();
    let made = 0;
    let whole = "";
    try {
      for await (const text of lm.generate(prompt, options)) {
        write(text);
        whole += text;
        made++;
      }
    } finally {
      write("\n");
    }
    const seconds = (performance.now() - began) / 1000;
    if (values["json"]) {
      const figures = { tokens: made, seconds, tokensPerSecond: made / seconds, backend: device.backend };
      console.log(JSON.stringify({ prompt, text: whole, ...figures }));
    }
    if (values["stats"])
      console.error(
        `${made} tokens in ${seconds.toFixed(2)} s, ${(made / seconds).toFixed(0)} tokens/s, ${device.backend}`,
      );
  },
};
