import { ToeplitzError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import type { FeatureMap } from "../ops/linearAttention.js";
import { featureMaps } from "../ops/linearAttention.js";
import { sumsShape } from "../ops/linearAttentionStep.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkName, checkSize } from "./check.js";
import { type FastRpbOptions, fastRpb } from "./fastRpb.js";
import type { Extent, Layer } from "./layer.js";

export interface AttentionOptions {
  readonly heads: number;
  /** Channels of one head. */
  readonly dim: number;
  readonly causal: boolean;
  /** Adds W v to the output (FastRPB); its weight is bias.w. */
  readonly rpb?: Pick<FastRpbOptions, "length" | "form" | "grid" | "exactCausal">;
}

export interface LinearAttentionOptions extends AttentionOptions {
  /** Feature map: "sikf" exp(x - offset), "elu+1" elu(x) + 1. */
  readonly kernel: FeatureMap;
}

/** Added to the denominator of linear attention, as in the public code. */
const EPS = 1e-6;

/**
 * Linear attention, per head: y_i = sum_j phi(q_i).phi(k_j) v_j / (sum_j phi(q_i).phi(k_j) + 1e-6). Causal: sums over j <= i,
 * run along, and no offset, so that nothing looks ahead; sikf then wants |q|, |k| well below 88. O(n dim) a channel. A stream
 * remembers the sums, dim (dim + 1) numbers a head.
 * Inputs q, k, v and y [batch, n, heads * dim].
 */
export function linearAttention(options: LinearAttentionOptions): Layer<"q" | "k" | "v"> {
  const { heads, dim, causal, kernel } = options;
  checkName("linearAttention: kernel", kernel, featureMaps);
  return attention("linearAttention", options, (b, { batch, n, mode }, inputs) => {
    if (!mode) {
      const params = { batch, n, heads, dim, causal, features: kernel, eps: EPS };
      return b.apply("linearAttention", params, inputs).y;
    }
    if (mode.kind === "probe") return inputs.v;
    const sums = b.state(b.uniqueName("linearAttention"), [batch, heads, ...sumsShape(dim)]);
    const params = { batch, n, heads, dim, features: kernel, eps: EPS };
    return b.apply("linearAttentionStep", params, { ...inputs, sums }).y;
  });
}

/**
 * Softmax attention, per head: y_i = sum_j softmax_j(q_i.k_j / sqrt(dim)) v_j. O(n^2) time, O(n) memory. A stream remembers all keys
 * and values, 2 maxLength heads dim numbers, and needs a maxLength of at most 2^24.
 * Inputs q, k, v and y [batch, n, heads * dim].
 */
export function softmaxAttention(options: AttentionOptions): Layer<"q" | "k" | "v"> {
  const { heads, dim, causal } = options;
  return attention("softmaxAttention", options, (b, { batch, n, mode }, inputs) => {
    const scale = 1 / Math.sqrt(dim);
    if (!mode) return b.apply("softmaxAttention", { batch, n, heads, dim, causal, scale }, inputs).y;
    if (mode.length === undefined) {
      throw new ToeplitzError("argument", "softmaxAttention: it remembers every token: give stream a maxLength");
    }
    if (mode.kind === "probe") return inputs.v;
    const capacity = mode.length;
    const name = b.uniqueName("softmaxAttention");
    const keys = b.state(`${name}.keys`, [batch, capacity, heads * dim]);
    const values = b.state(`${name}.values`, [batch, capacity, heads * dim]);
    const position = b.state(`${name}.position`, [batch, heads]);
    return b.apply(
      "softmaxAttentionStep",
      { batch, n, heads, dim, capacity, scale },
      { ...inputs, keys, values, position },
    ).y;
  });
}

type Inputs = Readonly<Record<"q" | "k" | "v", Value>>;

function attention(
  name: string,
  { heads, dim, causal, rpb }: AttentionOptions,
  attend: (b: PlanBuilder, extent: Extent, inputs: Inputs) => Value,
): Layer<"q" | "k" | "v"> {
  checkSize(`${name}: heads`, heads, 1);
  checkSize(`${name}: dim`, dim, 1);
  const positional = rpb && fastRpb({ heads, dim, causal, ...rpb });
  return {
    name,
    causal,
    weights: positional?.weights ?? {},
    inputs({ batch, n }) {
      const shape: Shape = [batch, n, heads * dim];
      return { q: { shape }, k: { shape }, v: { shape } };
    },
    build(b, extent, { q, k, v }, w) {
      if (extent.mode && !causal) {
        throw new ToeplitzError("unsupported", `${name}: only causal attention can be streamed`);
      }
      const attended = attend(b, extent, { q, k, v });
      if (!positional) return attended;
      const biased = positional.build(b, extent, { x: v }, w);
      if (extent.mode?.kind === "probe") return v;
      const length = extent.batch * extent.n * heads * dim;
      const args = { a: b.reshape(attended, [1, length]), b: b.reshape(biased, [length]) };
      return b.reshape(b.apply("add", { batch: 1, length }, args).y, v.shape);
    },
  };
}
