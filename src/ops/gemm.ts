import { roundUp } from "../core/math.js";
import { activations } from "./activations.js";
import { GEMM_TILE } from "./gemmPack.js";
import { defineOp } from "./op.js";

/** What `gemm` and `gemv` have in common: sizes of the weight, and the epilogue. */
export const linearParams = {
  inDim: "size",
  outDim: "size",
  act: activations,
  hasBias: "flag",
  hasGate: "flag",
  hasResidual: "flag",
} as const;

/**
 * A linear layer with its epilogue, rows at a time:
 * `y = act(x W^T + bias) * gate + residual`, x [rows, inDim], W [outDim, inDim] packed by `gemmPack`.
 */
export const gemm = defineOp({
  name: "gemm",
  params: { rows: "size", ...linearParams },
  operands: {
    x: { role: "in", shape: (p) => [p.rows, p.inDim] },
    weight: { role: "in", packed: true, shape: (p) => [roundUp(p.outDim, GEMM_TILE), p.inDim] },
    bias: { role: "in", optional: true, when: (p) => p.hasBias, shape: (p) => [p.outDim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.rows, p.outDim] },
    residual: { role: "in", optional: true, when: (p) => p.hasResidual, shape: (p) => [p.rows, p.outDim] },
    y: { role: "out", shape: (p) => [p.rows, p.outDim] },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.inDim * p.outDim,
  // A float32 dot product of length k of random signs errs by about sqrt(k) roundings of its rms; the maximum over many
  // outputs sits near 5 sigma, and inputs of the tests are uniform, so 4 + 2 sqrt(k) leaves a factor of two.
  // exp turns the absolute error of its argument into a relative one, largest where the result is: four times as much.
  bound: (p) => (16 + 4 * Math.sqrt(p.inDim)) * (p.act === "exp" ? 4 : 1),
});
