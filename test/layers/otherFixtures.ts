import { linearAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import type { Layer } from "../../src/layers/layer.js";
import { skiTno } from "../../src/layers/skiTno.js";
import type { Activation } from "../../src/ops/activations.js";
import type { Fixture } from "../lib/fixtures.js";

/** The defaults are those of the authors' TnoFD. */
export function fdOf({ config }: Fixture): Layer<"x"> {
  const act = String(config["act"] ?? "relu") as Activation;
  return fdTno({
    dim: Number(config["dim"]),
    heads: Number(config["h"]),
    causal: config["causal"] === true,
    rpe: { dim: Number(config["rpe_dim"]), layers: Number(config["layers"]), act, norm: "simpleRms" },
  });
}

export function fastRpbOf({ config }: Fixture): Layer<"x"> {
  return fastRpb({
    heads: Number(config["h"]),
    dim: Number(config["d"]),
    length: Number(config["N"]),
    form: config["base"] === "full" ? "full" : "symmetric",
    grid: config["type"] === "naive_2d" ? "2d" : "1d",
  });
}

export function skiOf({ config }: Fixture): Layer<"x"> {
  const sizes = { channels: Number(config["d"]), rank: Number(config["r"]), taps: Number(config["nk"]) };
  return skiTno({ ...sizes, decay: Number(config["lam"]) });
}

export function sikfOf({ config }: Fixture): Layer<"q" | "k" | "v"> {
  const causal = config["causal"] === true;
  return linearAttention({ heads: Number(config["h"]), dim: Number(config["d"]), causal, kernel: "sikf" });
}
