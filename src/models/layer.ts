import { fdTno } from "../layers/fdTno.js";
import { glu } from "../layers/glu.js";
import { gtu, gtuChannels, gtuWith, type ResidualLayer } from "../layers/gtu.js";
import type { Layer } from "../layers/layer.js";
import { skiTno } from "../layers/skiTno.js";
import { blockWith } from "../layers/tnnBlock.js";
import { fairseqNames, lmHead, tnnLm } from "../layers/tnnLm.js";
import type { FdTnnLmConfig, ModelConfig } from "./config.js";

/** A language model as layers over the same weights. */
export interface LmLayers {
  /** tokens -> logits */
  readonly logits: Layer<"tokens">;
  /** tokens -> what the head is given */
  readonly hidden: Layer<"tokens">;
  /** hidden -> logits */
  readonly head: Layer<"x">;
  /**
   * tokens -> logits by kernels that do not change as the text grows: what generation runs. The same as `logits` but for
   * FD-TNN, whose kernel of n tokens is that of n's frequency grid; here it is that of the grid it was trained on.
   */
  readonly continuing: Layer<"tokens">;
}

export function lmLayers(config: ModelConfig): LmLayers {
  const { vocab, dim, scaleEmbedding, finalNorm, tied } = config;
  const options = { vocab, dim, blocks: blocksOf(config), scaleEmbedding, finalNorm, tied };
  const logits = tnnLm(options);
  const continuing =
    config.type === "fd_tnn_lm" ? tnnLm({ ...options, blocks: blocksOf(config, config.kernelGrid) }) : logits;
  return { logits, hidden: tnnLm({ ...options, output: "hidden" }), head: lmHead(options), continuing };
}

function blocksOf(config: ModelConfig, grid?: number): Layer<"x">[] {
  return Array.from({ length: config.layers }, () => blockOf(config, grid));
}

function blockOf(config: ModelConfig, grid: number | undefined): Layer<"x"> {
  const { dim, norm } = config;
  const place = config.prenorm ? "pre" : "post"; // fairseq's post-norm, not tnn_pytorch's
  const features = glu({ dim, hidden: config.gluDim, act: config.gluAct });
  return blockWith({ dim, norm, place, names: fairseqNames }, mixerOf(config, grid), features);
}

function mixerOf(config: ModelConfig, grid: number | undefined): ResidualLayer {
  const { dim, heads, expand, act } = config;
  const channels = gtuChannels(config);
  switch (config.type) {
    case "tnn_lm":
      return gtu({ dim, heads, expand, act, causal: true, decay: config.decay, rpe: config.rpe });
    case "fd_tnn_lm":
      return gtuWith({ dim, heads, expand, act }, frequencyOperator(config, channels / heads, grid));
    case "ski_tnn_mlm": {
      const { rank, taps, warp } = config;
      return gtuWith({ dim, heads, expand, act }, skiTno({ channels, rank, taps, decay: warp }));
    }
  }
}

function frequencyOperator({ heads, rpe, frequencyInput }: FdTnnLmConfig, dim: number, grid: number | undefined) {
  return fdTno({ dim, heads, causal: true, rpe, feature: frequencyInput, grid });
}
