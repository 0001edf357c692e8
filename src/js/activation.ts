import type { Activation } from "../ops/activations.js";
import type { JsKernel } from "./kernel.js";

const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** Each activation as tnn_pytorch defines it; x sigmoid(x) at -infinity is 0, its limit. */
export const activationFunctions: Readonly<Record<Activation, (x: number) => number>> = {
  none: (x) => x,
  relu: (x) => Math.max(x, 0),
  silu: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : x * sigmoid(x)),
  gelu: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : 0.5 * x * erfc(-x * Math.SQRT1_2)),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  "1+elu": (x) => (x > 0 ? 1 + x : Math.exp(x)),
  "2+elu": (x) => (x > 0 ? 2 + x : 1 + Math.exp(x)),
  leak: (x) => (x < 0 ? 0.01 * x : x),
  sigmoid,
  exp: Math.exp,
  sine: Math.sin,
};

/**
 * Complementary error function to about 1e-15. |x| < 2: the Taylor series of erf, all of one sign after factoring
 * exp(-x^2) (Abramowitz & Stegun 7.1.6). Beyond: the continued fraction 7.1.14, evaluated from its tail.
 */
export function erfc(x: number): number {
  const t = Math.abs(x);
  let tail: number;
  if (t < 2) {
    let term = t;
    let sum = t;
    for (let k = 1; term > 1e-18 * sum && k < 100; k++) {
      term *= (2 * t * t) / (2 * k + 1);
      sum += term;
    }
    tail = 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-t * t) * sum;
  } else {
    let fraction = t;
    for (let k = 80; k >= 1; k--) fraction = t + k / 2 / fraction;
    tail = Math.exp(-t * t) / (Math.sqrt(Math.PI) * fraction);
  }
  return x >= 0 ? tail : 2 - tail;
}

export const activation: JsKernel<"activation"> = function* ({ x, y }, p) {
  const act = activationFunctions[p.act];
  for (let i = 0; i < p.length; i++) {
    y[i] = act(x[i]);
    if (i % 4096 === 0) yield;
  }
};
