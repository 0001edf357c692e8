import { defineOp, require } from "./op.js";

/** Floats of one sequence's ring: the last `taps` inputs [taps, dim], then the slot of the next one (an integer). */
export function ringFloats({ taps, dim }: { taps: number; dim: number }): number {
  return taps * dim + 1;
}

/**
 * Causal convolution token by token over a ring buffer, x and y [batch, n, dim]: y_i = sum_{l < taps} taps_l x_{i-l}, the past from the ring.
 * Input i of a stream lies in slot i mod `taps`. Direct, so exact to rounding; n is 1 but for tests and short continuations.
 * Optional epilogue: y *= gate.
 */
export const windowStep = defineOp({
  name: "windowStep",
  params: { batch: "size", n: "size", dim: "size", taps: "size", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    taps: { role: "in", shape: (p) => [p.taps, p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    ring: { role: "inout", shape: (p) => [p.batch, ringFloats(p)] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check(p) {
    require(p.taps >= 1, `windowStep: taps: expected at least 1, got ${p.taps}`);
  },
  flops: (p) => 2 * p.batch * p.n * p.dim * p.taps,
  bound: (p) => 16 + 4 * Math.sqrt(p.taps), // a dot product of length `taps`
});
