import { roundUp } from "../../core/math.js";
import { GEMM_TILE } from "../../ops/gemmPack.js";
import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

/** Side of the tile that one workgroup of shaders/gemmPack.wgsl turns. */
const TILE = 16;

export const gemmPackKernel: WebgpuKernel<OpParams<"gemmPack">> = {
  passes: ({ inDim, outDim }) => {
    const width = roundUp(outDim, GEMM_TILE);
    const groups = Math.ceil(inDim / TILE) * Math.ceil(width / TILE);
    return [{ shader: "gemmPack", params: { inDim, outDim, width }, groups }];
  },
};
