import { readFileSync } from "node:fs";
import { ToeplitzError } from "../../src/core/errors.js";
import { type ModelConfig, parseModelConfig } from "../../src/models/config.js";
import type { FuzzTarget } from "./target.js";

const models = ["moby-tnn", "moby-fd", "moby-ski"];
const seeds = models.map((model) => readFileSync(new URL(`../../models/${model}/config.json`, import.meta.url)));

const tokens = [
  '"model_type":',
  '"tnn_lm"',
  '"fd_tnn_lm"',
  '"ski_tnn_mlm"',
  "true",
  "false",
  "null",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"',
  "\\u0061",
  '"__proto__":{},',
  '"_note":[1],',
  "1e999",
  "-",
  '"layers":9,',
  '"bytes"',
  '"none"',
  "é",
];

/** No number of an accepted config may be outside what memory and 32-bit sizes can follow. */
function checkRanges(config: ModelConfig): void {
  const numbers = Object.values({ ...config, ...("rpe" in config ? config.rpe : {}) }).filter(
    (v) => typeof v === "number",
  );
  if (!numbers.every((value) => value >= 0 && value <= 2 ** 24)) throw new Error("a number is out of range");
  if (config.layers * ("rpe" in config ? config.rpe.layers + 1 : 1) > 2 ** 16) throw new Error("too many modules");
  if (Math.floor(config.expand * config.dim) < config.heads) throw new Error("a head without channels");
}

/** parseModelConfig: an accepted config is in range, and a refused one says why with the code `config`. */
export const configTarget: FuzzTarget = {
  name: "config",
  seeds,
  tokens,
  feed: (input) => parseModelConfig(new TextDecoder().decode(input)),
  check(input) {
    try {
      checkRanges(parseModelConfig(new TextDecoder().decode(input)));
      return "accepted";
    } catch (error) {
      if (!(error instanceof ToeplitzError) || error.code !== "config" || error.message.length > 800) throw error;
      return "refused";
    }
  },
};
