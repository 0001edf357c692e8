import { roundUp } from "../core/math.js";
import { defineOp } from "./op.js";

/** Columns of the weight that one micro-kernel tile covers; the wasm layout pads outDim to a multiple of it. */
export const GEMM_TILE = 8;

/** Lays a weight [outDim, inDim] (PyTorch's Linear) out for `gemm`. Depends on weights only, so it runs once, at load. */
export const gemmPack = defineOp({
  name: "gemmPack",
  params: { inDim: "size", outDim: "size" },
  operands: {
    weight: { role: "in", shape: (p) => [p.outDim, p.inDim] },
    packed: { role: "out", packed: true, shape: (p) => [roundUp(p.outDim, GEMM_TILE), p.inDim] },
  },
  check() {},
  flops: () => 0,
  bound: () => 0, // a copy
});
