import { glu } from "../../src/layers/glu.js";
import { gtu } from "../../src/layers/gtu.js";
import type { Layer } from "../../src/layers/layer.js";
import { blockWith, tnnBlock } from "../../src/layers/tnnBlock.js";
import { fairseqNames, tnnLm } from "../../src/layers/tnnLm.js";
import { type TnoOptions, tno } from "../../src/layers/tno.js";
import type { Activation, Norm } from "../../src/ops/activations.js";
import type { Fixture, FixtureConfig } from "../lib/fixtures.js";

const normNames: Readonly<Record<string, Norm>> = {
  simplermsnorm: "simpleRms",
  rmsnorm: "rms",
  scalenorm: "scale",
  layernorm: "layer",
};
const inputs = ["index", "scaled", "exp"] as const;

/** The defaults are those of tnn_pytorch's constructors. */
function decayOf(config: FixtureConfig): TnoOptions["decay"] {
  const gamma = Number(config["gamma"] ?? 0.99);
  if (config["use_multi_decay"]) return { kind: "learned", gamma };
  return config["use_decay"] ? { kind: "fixed", gamma } : undefined;
}

const normOf = (config: FixtureConfig): Norm => normNames[String(config["norm_type"] ?? "simplermsnorm")];
const actOf = (config: FixtureConfig, key: string, otherwise: Activation) => (config[key] ?? otherwise) as Activation;

export function tnoOf({ config }: Fixture): Layer<"x"> {
  return tno({
    dim: Number(config["dim"]),
    heads: Number(config["h"]),
    causal: config["causal"] === true,
    decay: decayOf(config),
    act: actOf(config, "act_type", "none"),
    normalize: config["normalize"] === true,
    rpe: {
      dim: Number(config["rpe_dim"]),
      layers: Number(config["layers"]),
      act: actOf(config, "act", "relu"),
      norm: normOf(config),
      residual: config["residual"] === true,
      bias: config["bias"] !== false,
      input: inputs[Number(config["par_type"] ?? 1) - 1],
    },
  });
}

export function blockOf({ config }: Fixture): Layer<"x"> {
  const norm = normOf(config);
  return tnnBlock({
    dim: Number(config["dim"]),
    heads: Number(config["num_heads"]),
    causal: config["causal"] === true,
    prenorm: config["prenorm"] !== false,
    norm,
    decay: decayOf(config),
    rpe: { dim: Number(config["rpe_embedding"]), layers: Number(config["rpe_layers"]), act: "relu", norm },
    gtu: { expand: Number(config["expand_ratio"] ?? 3), act: actOf(config, "gtu_act", "silu") },
    glu: { hidden: Number(config["glu_dim"]), act: actOf(config, "glu_act", "silu") },
  });
}

export function lmOf({ config }: Fixture): Layer<"tokens"> {
  const dim = Number(config["dim"]);
  const norm = "simpleRms" as const;
  const rpe = { dim: Number(config["rpe_dim"]), layers: Number(config["rpe_layers"]), act: "relu", norm } as const;
  const block = () => {
    const mixer = gtu({ dim, causal: true, decay: { kind: "fixed", gamma: 0.99 }, rpe });
    return blockWith({ dim, norm, place: "pre", names: fairseqNames }, mixer, glu({ dim, hidden: dim }));
  };
  const blocks = Array.from({ length: Number(config["layers"]) }, block);
  return tnnLm({ vocab: Number(config["vocab"]), dim, blocks, tied: false });
}
