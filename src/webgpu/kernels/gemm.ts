import { roundUp } from "../../core/math.js";
import { activations } from "../../ops/activations.js";
import { GEMM_TILE } from "../../ops/gemmPack.js";
import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

/** Rows and columns of the tile of shaders/gemm.wgsl. */
const TILE = 64;
/** Up to this many rows each is done by itself: a tile would be mostly empty. */
const FEW_ROWS = 8;

export const gemmKernel: WebgpuKernel<OpParams<"gemm">> = {
  passes: ({ rows, inDim, outDim, act, hasBias, hasGate, hasResidual }) => {
    const few = rows <= FEW_ROWS;
    return [
      {
        shader: "gemm",
        entry: few ? "gemmRow" : "gemm",
        constants: {
          ACT: activations.indexOf(act),
          HAS_BIAS: hasBias,
          HAS_GATE: hasGate,
          HAS_RESIDUAL: hasResidual,
        },
        params: { rows, inDim, outDim, width: roundUp(outDim, GEMM_TILE) },
        groups: (few ? rows : Math.ceil(rows / TILE)) * Math.ceil(outDim / TILE),
      },
    ];
  },
};
