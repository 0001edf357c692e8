import type { Shape } from "../core/shape.js";
import { checkSize } from "./check.js";
import { type Layer, sequenceInput } from "./layer.js";

export interface SsmOptions {
  readonly channels: number;
  /** Complex states of each channel. */
  readonly states: number;
  /** Adds d * x: weight `d` [channels]. Default false. */
  readonly skip?: boolean;
}

/**
 * A diagonal state space (S4D, and what toeplitz/convert's etsc gives), x and y [batch, n, channels]: u_k <- lambda_k u_k + b_k x,
 * y = Re sum_k u_k (+ d x). O(n states) a channel, and a stream's state is u. Weights lambda_re, lambda_im, b_re, b_im, each
 * [states, channels].
 */
export function ssm({ channels, states, skip = false }: SsmOptions): Layer<"x"> {
  checkSize("ssm: channels", channels, 1);
  checkSize("ssm: states", states, 1);
  const shape: Shape = [states, channels];
  const names = ["lambda_re", "lambda_im", "b_re", "b_im"] as const;
  return {
    name: "ssm",
    causal: true,
    weights: { ...Object.fromEntries(names.map((name) => [name, shape])), ...(skip ? { d: [channels] } : {}) },
    inputs: sequenceInput(channels),
    build(b, { batch, n }, { x }, w) {
      const [lambdaRe, lambdaIm, bRe, bIm] = names.map((name) => w.get(name, shape));
      const d = skip ? w.get("d", [channels]) : undefined;
      const state = b.state(b.uniqueName("ssm"), [batch, 2, states, channels]);
      const params = { batch, n, dim: channels, states, hasD: skip, hasGate: false };
      return b.apply("ssmScan", params, { x, lambdaRe, lambdaIm, bRe, bIm, d, state }).y;
    },
  };
}
