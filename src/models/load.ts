import type { Checkpoint } from "../checkpoint/checkpoint.js";
import { type LoadProgress, openSafetensors } from "../checkpoint/open.js";
import { type ByteSource, isPath } from "../checkpoint/source.js";
import { readText } from "../checkpoint/text.js";
import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import type { Device } from "../runtime/device.js";
import type { WeightsInput } from "../runtime/weights.js";
import { type ModelConfig, parseModelConfig, readModelConfig } from "./config.js";
import { lmLayers } from "./layer.js";
import { Lm } from "./lm.js";
import { byteTokenizer, characterTokenizer, type Tokenizer } from "./tokenizer.js";

/** A folder (path or URL) with config.json, model.safetensors and vocab.json, or their contents. */
export type LmSource =
  | string
  | URL
  | {
      /** A parsed config.json. */
      readonly config: unknown;
      readonly weights: WeightsInput;
      /** A parsed vocab.json; without it only token ids can be used. */
      readonly vocab?: unknown;
    };

export interface LoadLmOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the weights that have come in, and their true total. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /**
   * Kernels that lm.convert (or `toeplitz convert`) has made of these weights, so that streams need not convert them. By default
   * converted.safetensors of the folder, where the folder is a path and has one; `false` for none.
   */
  readonly converted?: ByteSource | false;
}

/** The file of converted kernels that a folder is searched for. */
export const CONVERTED_FILE = "converted.safetensors";

/**
 * Loads a language model. Throws `config` or `checkpoint` where a file is malformed, `missing` or `shape` where the weights
 * do not fit the config, `state` where converted kernels belong to other weights, `network` where a URL cannot be read, `aborted` when the
 * signal fires.
 */
export async function loadTnnLm(device: Device, source: LmSource, options: LoadLmOptions = {}): Promise<Lm> {
  throwIfAborted(options.signal);
  const { config, weights, tokenizer } =
    typeof source === "string" || source instanceof URL ? await readFolder(source, options) : readParts(source);
  if (tokenizer && tokenizer.size > config.vocab) {
    const got = `${tokenizer.size} characters for vocab_size ${config.vocab}`;
    throw new ToeplitzError("config", `vocab.json: expected at most vocab_size characters, got ${got}`);
  }
  const layers = lmLayers(config);
  const logits = await device.load(layers.logits, weights, { signal: options.signal });
  const models = {
    logits,
    hidden: logits.sharing(layers.hidden),
    head: logits.sharing(layers.head),
    continuing: layers.continuing === layers.logits ? logits : logits.sharing(layers.continuing),
  };
  const converted = await readConverted(source, options);
  try {
    if (converted) models.continuing.adopt(converted);
  } catch (error) {
    logits.dispose();
    throw error;
  }
  return new Lm(config, models, tokenizer);
}

async function readConverted(source: LmSource, options: LoadLmOptions): Promise<Checkpoint | undefined> {
  const { converted, signal } = options;
  if (converted === false) return undefined;
  if (converted !== undefined) return openSafetensors(converted, { signal });
  if (!(typeof source === "string" || source instanceof URL)) return undefined;
  const file = fileIn(source, CONVERTED_FILE);
  if (!isPath(file)) return undefined;
  try {
    return await openSafetensors(file, { signal });
  } catch (error) {
    if (error instanceof ToeplitzError && error.code === "missing") return undefined;
    throw error;
  }
}

interface Parts {
  readonly config: ModelConfig;
  readonly weights: WeightsInput;
  readonly tokenizer: Tokenizer | undefined;
}

function readParts(source: Exclude<LmSource, string | URL>): Parts {
  const config = readModelConfig(source.config);
  return { config, weights: source.weights, tokenizer: tokenizerOf(config, source.vocab) };
}

async function readFolder(folder: string | URL, options: LoadLmOptions): Promise<Parts> {
  const { signal } = options;
  const config = parseModelConfig(await readText(fileIn(folder, "config.json"), signal));
  const vocab =
    config.tokenizer === "bytes" ? undefined : parseVocab(await readText(fileIn(folder, "vocab.json"), signal));
  const weights = await openSafetensors(fileIn(folder, "model.safetensors"), options);
  return { config, weights, tokenizer: tokenizerOf(config, vocab) };
}

function tokenizerOf(config: ModelConfig, vocab: unknown): Tokenizer | undefined {
  if (config.tokenizer === "bytes") return byteTokenizer();
  return vocab === undefined ? undefined : characterTokenizer(vocab);
}

function parseVocab(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ToeplitzError("config", "vocab.json: not valid JSON", { cause });
  }
}

function fileIn(folder: string | URL, name: string): string | URL {
  if (folder instanceof URL) return new URL(name, folder.href.endsWith("/") ? folder : `${folder.href}/`);
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
