import { norms } from "./activations.js";
import { defineOp } from "./op.js";

/**
 * Normalisation over the last axis, one row at a time (mathematics: TNN paper section on SimpleRMSNorm, tnn_pytorch):
 * - simpleRms: x / (||x||_2 / sqrt(dim) + 1e-8)
 * - rms:       the same, times scale [dim]
 * - scale:     x / sqrt(mean(x^2) + 1e-5), times scale [1]
 * - layer:     (x - mean) / sqrt(var + 1e-5), times scale [dim], plus bias [dim]
 * - gatedRms:  simpleRms(x) * scale [dim] * sigmoid(bias [dim] * x)
 * Wasm receives eps from here so that no constant is written twice.
 */
export const norm = defineOp({
  name: "norm",
  params: { rows: "size", dim: "size", kind: norms, eps: "float" },
  operands: {
    x: { role: "in", shape: (p) => [p.rows, p.dim] },
    scale: {
      role: "in",
      optional: true,
      when: (p) => p.kind !== "simpleRms",
      shape: (p) => [p.kind === "scale" ? 1 : p.dim],
    },
    bias: {
      role: "in",
      optional: true,
      when: (p) => p.kind === "layer" || p.kind === "gatedRms",
      shape: (p) => [p.dim],
    },
    y: { role: "out", shape: (p) => [p.rows, p.dim] },
  },
  check() {},
  flops: (p) => 4 * p.rows * p.dim,
  // Sums of dim squares: all terms positive, so the relative error is at most about sqrt(dim) roundings.
  bound: (p) => 16 + 2 * Math.sqrt(p.dim),
});

/** The eps that the public code uses for each kind. */
export const normEps = { simpleRms: 1e-8, rms: 1e-8, scale: 1e-5, layer: 1e-5, gatedRms: 1e-8 } as const;
