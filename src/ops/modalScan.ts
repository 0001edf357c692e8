import { defineOp, require } from "./op.js";

/** Floats per section and channel: the 2 x 2 matrix M by rows, then the output weights c. */
export const SECTION_FLOATS = 6;
/** Channels side by side in `sections`. */
export const SECTION_LANES = 4;

/**
 * Causal convolution in linear time, x and y [batch, n, dim] channel-last: a few taps and second-order sections,
 * y_i = sum_{l < exactTaps} taps_l x_{i-l} + sum_s c_s . z_s(i), z_s(i) = M_s z_s(i-1) + (1, 1) x_{i-exactTaps}.
 * Sections come in groups of four channels: group g has counts[g] of them (an integer), `sections` in all, each
 * [m11, m12, m21, m22, c1, c2] of four channels; lanes beyond dim are not used. `state` carries the last exactTaps inputs,
 * latest first, [exactTaps, dim], then z of every section, [sections, 2, 4]: whole sequences, pieces of them and single tokens give the
 * same result. Optional epilogue: y *= gate.
 */
export const modalScan = defineOp({
  name: "modalScan",
  params: { batch: "size", n: "size", dim: "size", exactTaps: "size", sections: "size", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    taps: { role: "in", shape: (p) => [p.exactTaps, p.dim] },
    counts: { role: "in", shape: (p) => [Math.ceil(p.dim / SECTION_LANES)] },
    sections: { role: "in", shape: (p) => [p.sections, SECTION_FLOATS, SECTION_LANES] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    state: { role: "inout", shape: (p) => [p.batch, p.exactTaps * p.dim + p.sections * 2 * SECTION_LANES] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check(p) {
    require(p.exactTaps >= 1, `modalScan: exactTaps: expected at least 1, got ${p.exactTaps}`);
  },
  flops: (p) => p.batch * p.n * (2 * p.dim * p.exactTaps + p.sections * SECTION_LANES * 10),
  // A state forgets over 1 / (1 - |pole|) samples, and gathers the rounding of as many: the cases stay below 100.
  bound: () => 200,
});
