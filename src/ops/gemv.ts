import { linearParams } from "./gemm.js";
import { gemvShape } from "./gemvPack.js";
import { defineOp } from "./op.js";

/**
 * `gemm` of one row, for callers that accept an approximation: `y = act(x W^T + bias) * gate + residual`, x [1, inDim], W as
 * `gemvPack` rounded it. A backend may round x in the same way. One row is bound by reading W, which is half as many bytes.
 */
export const gemv = defineOp({
  name: "gemv",
  params: linearParams,
  operands: {
    x: { role: "in", shape: (p) => [1, p.inDim] },
    weight: { role: "in", packed: true, shape: (p) => gemvShape(p) },
    bias: { role: "in", optional: true, when: (p) => p.hasBias, shape: (p) => [p.outDim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [1, p.outDim] },
    residual: { role: "in", optional: true, when: (p) => p.hasResidual, shape: (p) => [1, p.outDim] },
    y: { role: "out", shape: (p) => [1, p.outDim] },
  },
  check() {},
  flops: (p) => 2 * p.inDim * p.outDim,
  // x in blocks of largest m errs by m 2^-16 / sqrt(3) rms, 256 units of uniform inputs' rms m / sqrt(3); 5 sigma over many outputs,
  // then a factor of 1.6. The sums, and exp, as in gemm.ts.
  bound: (p) => (2048 + 4 * Math.sqrt(p.inDim)) * (p.act === "exp" ? 4 : 1),
});
