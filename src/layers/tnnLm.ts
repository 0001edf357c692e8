import type { Shape } from "../core/shape.js";
import type { Norm } from "../ops/activations.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkSize } from "./check.js";
import { type Layer, readChild, type Weights } from "./layer.js";
import { linear } from "./linear.js";
import { normalize, normWeights } from "./norm.js";
import type { BlockNames } from "./tnnBlock.js";

/** Names of the public fairseq checkpoints (arch tnn_v2_*). */
export const fairseqNames: BlockNames = {
  tokenMixer: "self_attn.gtu",
  featureMixer: "glu",
  tokenNorm: "token_norm",
  featureNorm: "feature_norm",
};

export interface TnnLmOptions {
  readonly vocab: number;
  readonly dim: number;
  /** The layers, in order, over dim channels. */
  readonly blocks: readonly Layer<"x">[];
  /** Multiplies embeddings by sqrt(dim). Default true. */
  readonly scaleEmbedding?: boolean;
  /** Of the output of the last block. Default layer. */
  readonly finalNorm?: Norm | "none";
  /** The output projection is the embedding. Default true. */
  readonly tied?: boolean;
  /** "logits" (default), or "hidden": what the head would be given. */
  readonly output?: "logits" | "hidden";
}

/**
 * The fairseq tnn_v2 decoder: scaled embedding, blocks, final norm, output projection without bias.
 * tokens [batch, n] (i32) -> logits [batch, n, vocab]. All names begin with "decoder.".
 */
export function tnnLm(options: TnnLmOptions): Layer<"tokens"> {
  const { vocab, dim, blocks, scaleEmbedding = true, finalNorm = "layer", output = "logits" } = options;
  checkSize("tnnLm: vocab", vocab, 1);
  checkSize("tnnLm: dim", dim, 1);
  const head = lmHead(options);
  const weights: Record<string, Shape> = {
    "decoder.embed_tokens.weight": [vocab, dim],
    ...Object.assign({}, ...blocks.map((block, i) => renamed(`decoder.layers.${i}.`, block.weights))),
    ...(finalNorm === "none" ? {} : renamed("decoder.layer_norm.", normWeights(finalNorm, dim))),
    ...(output === "logits" ? head.weights : {}),
  };
  return {
    name: "tnnLm",
    causal: blocks.every((block) => block.causal),
    weights,
    checkWeights(read) {
      for (const [i, block] of blocks.entries()) block.checkWeights?.(readChild(read, `decoder.layers.${i}`));
    },
    inputs: ({ batch, n }) => ({ tokens: { shape: [batch, n], dtype: "i32" } }),
    build(b, extent, { tokens }, w) {
      const { batch, n } = extent;
      const rows = batch * n;
      const decoder = w.of("decoder");
      const weight = decoder.get("embed_tokens.weight", [vocab, dim]);
      const scale = scaleEmbedding ? Math.sqrt(dim) : 1;
      const embedded = b.apply("embed", { rows, vocab, dim, scale }, { tokens: b.reshape(tokens, [rows]), weight });
      let x = b.reshape(embedded.y, [batch, n, dim]);
      for (const [i, block] of blocks.entries()) {
        x = b.scoped(`layers.${i}`, () => block.build(b, extent, { x }, decoder.of("layers").of(String(i))));
      }
      if (finalNorm !== "none") {
        const normed = normalize(b, b.reshape(x, [rows, dim]), decoder.of("layer_norm"), finalNorm);
        x = b.reshape(normed, [batch, n, dim]);
      }
      return output === "hidden" ? x : head.build(b, extent, { x }, w);
    },
  };
}

/** The output projection: hidden [batch, n, dim] -> logits [batch, n, vocab]. */
export function lmHead({ vocab, dim, tied = true }: Pick<TnnLmOptions, "vocab" | "dim" | "tied">): Layer<"x"> {
  const module = tied ? "embed_tokens" : "output_projection";
  const shape = { inDim: dim, outDim: vocab, bias: false };
  const build = (b: PlanBuilder, batch: number, n: number, x: Value, w: Weights): Value => {
    const flat = b.reshape(x, [batch * n, dim]);
    return b.reshape(linear(b, flat, w.of("decoder").of(module), shape), [batch, n, vocab]);
  };
  return {
    name: "lmHead",
    causal: true,
    weights: { [`decoder.${module}.weight`]: [vocab, dim] },
    inputs: ({ batch, n }) => ({ x: { shape: [batch, n, dim] } }),
    build: (b, { batch, n }, { x }, w) => b.scoped("head", () => build(b, batch, n, x, w)),
  };
}

function renamed(prefix: string, weights: Readonly<Record<string, Shape>>): Record<string, Shape> {
  return Object.fromEntries(Object.entries(weights).map(([name, shape]) => [prefix + name, shape]));
}
