import type { Shape } from "../core/shape.js";
import { checkSize } from "./check.js";
import { type Layer, sequenceInput } from "./layer.js";
import { endedInput } from "./mixing.js";

export interface SsmOptions {
  readonly channels: number;
  /** Complex states of each channel. */
  readonly states: number;
  /** Adds d * x: weight `d` [channels]. Default false. */
  readonly skip?: boolean;
  /**
   * Ends the kernel after so many lags: what the states make of an input then, `gain` (a weight, [channels]) times what they made
   * of it at first, is taken back. For states that repeat themselves with this period (etsc's "truncated"). Default: no end.
   */
  readonly period?: number;
}

/**
 * A diagonal state space (S4D, and what toeplitz/convert's etsc gives), x and y [batch, n, channels]: u_k <- lambda_k u_k + b_k x,
 * y = Re sum_k u_k (+ d x_i), x_i less gain x_{i-period} for states that end. O(n states) a channel, and a stream's state is u. Weights lambda_re, lambda_im, b_re, b_im, each
 * [states, channels].
 */
export function ssm({ channels, states, skip = false, period }: SsmOptions): Layer<"x"> {
  checkSize("ssm: channels", channels, 1);
  checkSize("ssm: states", states, 1);
  if (period !== undefined) checkSize("ssm: period", period, 1);
  const shape: Shape = [states, channels];
  const names = ["lambda_re", "lambda_im", "b_re", "b_im"] as const;
  return {
    name: "ssm",
    causal: true,
    weights: {
      ...Object.fromEntries(names.map((name) => [name, shape])),
      ...(skip ? { d: [channels] } : {}),
      ...(period === undefined ? {} : { gain: [channels] }),
    },
    inputs: sequenceInput(channels),
    build(b, extent, { x }, w) {
      const { batch, n, mode } = extent;
      if (mode?.kind === "probe") return x;
      const [lambdaRe, lambdaIm, bRe, bIm] = names.map((name) => w.get(name, shape));
      const d = skip ? w.get("d", [channels]) : undefined;
      const name = b.uniqueName("ssm");
      const state = b.state(name, [batch, 2, states, channels]);
      const gain = period === undefined ? undefined : w.get("gain", [channels]);
      const ended = gain ? endedInput(b, extent, `${name}.past`, x, period!, gain) : x;
      const params = { batch, n, dim: channels, states, hasD: skip, hasGate: false };
      return b.apply("ssmScan", params, { x: ended, lambdaRe, lambdaIm, bRe, bIm, d, state }).y;
    },
  };
}
