import { ToeplitzError } from "../core/errors.js";
import { glu } from "../layers/glu.js";
import { gtu } from "../layers/gtu.js";
import type { Layer } from "../layers/layer.js";
import { blockWith } from "../layers/tnnBlock.js";
import { fairseqNames, lmHead, tnnLm } from "../layers/tnnLm.js";
import type { ModelConfig, TnnLmConfig } from "./config.js";

/** A language model as three layers over the same weights. */
export interface LmLayers {
  /** tokens -> logits */
  readonly logits: Layer<"tokens">;
  /** tokens -> what the head is given */
  readonly hidden: Layer<"tokens">;
  /** hidden -> logits */
  readonly head: Layer<"x">;
}

/** Throws `config` where the model is of a kind that this version cannot run. */
export function lmLayers(config: ModelConfig): LmLayers {
  const { vocab, dim, scaleEmbedding, finalNorm, tied } = config;
  const blocks = Array.from({ length: config.layers }, () => blockOf(config));
  const options = { vocab, dim, blocks, scaleEmbedding, finalNorm, tied };
  return { logits: tnnLm(options), hidden: tnnLm({ ...options, output: "hidden" }), head: lmHead(options) };
}

function blockOf(config: ModelConfig): Layer<"x"> {
  const { dim, norm } = config;
  const place = config.prenorm ? "pre" : "post"; // fairseq's post-norm, not tnn_pytorch's
  const features = glu({ dim, hidden: config.gluDim, act: config.gluAct });
  return blockWith({ dim, norm, place, names: fairseqNames }, mixerOf(config), features);
}

function mixerOf(config: ModelConfig) {
  if (config.type !== "tnn_lm") {
    throw new ToeplitzError("config", `model_type: expected tnn_lm, got ${config.type}`);
  }
  return tnnMixer(config);
}

function tnnMixer({ dim, heads, expand, act, decay, rpe }: TnnLmConfig) {
  return gtu({ dim, heads, expand, act, causal: true, decay, rpe });
}
