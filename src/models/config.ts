import type { Activation, Norm } from "../ops/activations.js";
import { activations } from "../ops/activations.js";
import { configError, Fields } from "./fields.js";

/** What all models have in common. */
interface CommonConfig {
  readonly vocab: number;
  /** Channels of the residual stream. */
  readonly dim: number;
  readonly layers: number;
  readonly heads: number;
  /** The gated part of the token mixer has floor(expand * dim / heads) * heads channels. */
  readonly expand: number;
  /** Width of the GLU. */
  readonly gluDim: number;
  /** Of the token mixer's u and v, and of the GLU. */
  readonly act: Activation;
  readonly gluAct: Activation;
  readonly norm: Norm;
  readonly prenorm: boolean;
  readonly finalNorm: Norm | "none";
  /** Embeddings are multiplied by sqrt(dim). */
  readonly scaleEmbedding: boolean;
  /** The output projection is the embedding. */
  readonly tied: boolean;
  /** Tokens of a training window; 0 where unknown. */
  readonly trainedLength: number;
  readonly tokenizer: "characters" | "bytes";
}

interface RpeConfig {
  readonly dim: number;
  readonly layers: number;
  readonly act: Activation;
  readonly norm: Norm;
}

/** A causal TNN language model (fairseq's tnn_v2 decoders). */
export interface TnnLmConfig extends CommonConfig {
  readonly type: "tnn_lm";
  readonly decay: { readonly kind: "fixed" | "learned"; readonly gamma: number } | undefined;
  /** `input` is what the encoder sees of a lag: the lag, lag / (n-1) or exp(lag / (n-1)) (par_type 1, 2, 3). */
  readonly rpe: RpeConfig & { readonly input: "index" | "scaled" | "exp" };
}

/** A causal FD-TNN language model. */
export interface FdTnnLmConfig extends CommonConfig {
  readonly type: "fd_tnn_lm";
  readonly rpe: RpeConfig;
  /** What the encoder sees of a frequency: omega in [0, pi], or its cosine. */
  readonly frequencyInput: "omega" | "cos";
  /** Points of the frequency grid the model was trained on, a power of two. */
  readonly kernelGrid: number;
}

/** A bidirectional SKI-TNN masked language model. */
export interface SkiTnnMlmConfig extends CommonConfig {
  readonly type: "ski_tnn_mlm";
  readonly rank: number;
  /** Taps of the sparse part, odd. */
  readonly taps: number;
  /** lambda of the inverse time warp. */
  readonly warp: number;
  readonly maskToken: number;
}

export type ModelConfig = TnnLmConfig | FdTnnLmConfig | SkiTnnMlmConfig;

/** Names of the public PyTorch code. */
const norms = {
  simplermsnorm: "simpleRms",
  rmsnorm: "rms",
  scalenorm: "scale",
  layernorm: "layer",
  gatedrmsnorm: "gatedRms",
} as const satisfies Record<string, Norm>;
const normNames = Object.keys(norms) as (keyof typeof norms)[];

/** A config.json is a few hundred bytes. */
const MAX_TEXT = 2 ** 20;

// Far beyond any model of the field, and small enough that what is derived from a config before its weights are there
// to vouch for it (lists of weight names and shapes) stays small.
const MAX = { vocab: 2 ** 20, dim: 2 ** 15, layers: 512, expand: 64, hidden: 2 ** 18, rpeDim: 2 ** 13, rpeLayers: 64 };
const MAX_LENGTH = 2 ** 24;

/** Parses the text of a config.json. Throws `config`, naming the field, what was expected and what came. */
export function parseModelConfig(text: string): ModelConfig {
  if (text.length > MAX_TEXT) throw configError(`expected at most ${MAX_TEXT} characters, got ${text.length}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw configError(`not valid JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : "unknown"}`, cause);
  }
  return readModelConfig(value);
}

/** Checks a parsed config.json. Throws `config` like parseModelConfig. */
export function readModelConfig(value: unknown): ModelConfig {
  const fields = new Fields(value);
  const type = fields.name("model_type", ["tnn_lm", "fd_tnn_lm", "ski_tnn_mlm"]);
  fields.ignore("architecture");
  const common = readCommon(fields);
  const config = readOwn(fields, type, common);
  fields.end();
  return config;
}

function readOwn(fields: Fields, type: ModelConfig["type"], common: CommonConfig): ModelConfig {
  if (fields.flag("causal", type !== "ski_tnn_mlm") !== (type !== "ski_tnn_mlm")) {
    throw configError(`causal: expected ${type !== "ski_tnn_mlm"} for model_type ${type}`);
  }
  switch (type) {
    case "tnn_lm":
      return {
        type,
        ...common,
        decay: readDecay(fields),
        rpe: { ...readRpe(fields, common), input: readInput(fields) },
      };
    case "fd_tnn_lm":
      return {
        type,
        ...common,
        rpe: readRpe(fields, common),
        frequencyInput: fields.name("frequency_input", ["omega", "cos"], "omega"),
        kernelGrid: readGrid(fields),
      };
    case "ski_tnn_mlm":
      return {
        type,
        ...common,
        rank: fields.integer("rank", 2, MAX.rpeDim),
        taps: readTaps(fields),
        warp: fields.number("warp", 0, 1),
        maskToken: fields.integer("mask_token", 0, common.vocab - 1),
      };
  }
}

function readCommon(fields: Fields): CommonConfig {
  const dim = fields.integer("embed_dim", 1, MAX.dim);
  const heads = fields.integer("heads", 1, MAX.dim, 1);
  const expand = fields.number("expand_ratio", 0, MAX.expand, 3);
  if (Math.floor(expand * dim) < heads) {
    throw configError(
      `heads: expected at most floor(expand_ratio * embed_dim) = ${Math.floor(expand * dim)}, got ${heads}`,
    );
  }
  return {
    vocab: fields.integer("vocab_size", 1, MAX.vocab),
    dim,
    layers: fields.integer("layers", 1, MAX.layers),
    heads,
    expand,
    gluDim: fields.integer("glu_dim", 1, MAX.hidden),
    act: fields.name("act_fun", activations, "silu"),
    gluAct: fields.name("glu_act", activations, "silu"),
    norm: norms[fields.name("norm_type", normNames, "simplermsnorm")],
    prenorm: fields.flag("prenorm", true),
    finalNorm: readFinalNorm(fields),
    scaleEmbedding: fields.flag("scale_embedding", true),
    tied: fields.flag("tie_embeddings", true),
    trainedLength: fields.integer("trained_length", 0, MAX_LENGTH, 0),
    tokenizer: fields.name("tokenizer", ["characters", "bytes"], "characters"),
  };
}

function readFinalNorm(fields: Fields): Norm | "none" {
  const name = fields.name("final_norm", [...normNames, "none"], "layernorm");
  return name === "none" ? name : norms[name];
}

function readRpe(fields: Fields, { norm }: CommonConfig): RpeConfig {
  return {
    dim: fields.integer("rpe_embedding", 1, MAX.rpeDim),
    layers: fields.integer("rpe_layers", 0, MAX.rpeLayers),
    act: fields.name("rpe_act", activations, "relu"),
    norm,
  };
}

function readInput(fields: Fields): "index" | "scaled" | "exp" {
  const inputs = ["index", "scaled", "exp"] as const;
  return inputs[fields.integer("par_type", 1, 3, 1) - 1];
}

/** The public code misbehaves with both flags on, so that means nothing that could be reproduced. */
function readDecay(fields: Fields): TnnLmConfig["decay"] {
  const fixed = fields.flag("use_decay", false);
  const learned = fields.flag("use_multi_decay", false);
  if (fixed && learned) throw configError("use_multi_decay: expected false where use_decay is true, got true");
  const gamma = fields.number("gamma", 0, 1, 0.99);
  return fixed || learned ? { kind: learned ? "learned" : "fixed", gamma } : undefined;
}

function readGrid(fields: Fields): number {
  const grid = fields.integer("kernel_grid", 2, MAX_LENGTH);
  if (Math.log2(grid) % 1 !== 0) throw configError(`kernel_grid: expected a power of two, got ${grid}`);
  return grid;
}

function readTaps(fields: Fields): number {
  const taps = fields.integer("taps", 1, 2 ** 16);
  if (taps % 2 === 0) throw configError(`taps: expected an odd number, got ${taps}`);
  return taps;
}
