import { activations } from "../../ops/activations.js";
import { gemvShape } from "../../ops/gemvPack.js";
import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const gemvKernel: WebgpuKernel<OpParams<"gemv">> = {
  passes: ({ inDim, outDim, act, hasBias, hasGate, hasResidual }) => {
    const flags = { HAS_BIAS: hasBias, HAS_GATE: hasGate, HAS_RESIDUAL: hasResidual };
    const constants = { ACT: activations.indexOf(act), ...flags };
    return elementwise("gemv", outDim, { inDim, outDim, width: gemvShape({ inDim, outDim })[2] }, constants);
  },
};

export const gemvPackKernel: WebgpuKernel<OpParams<"gemvPack">> = {
  passes: (p) => {
    const [blocks, , width] = gemvShape(p);
    return elementwise("gemvPack", blocks * width, { ...p, width });
  },
};
