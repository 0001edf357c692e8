import { activations } from "../../src/ops/activations.js";
import { opCase } from "../lib/opCase.js";

type Extras = Partial<Record<"hasBias" | "hasGate" | "hasResidual", boolean>> & { act?: (typeof activations)[number] };

const gemv = (inDim: number, outDim: number, extras: Extras = {}) => {
  const { act = "none", hasBias = false, hasGate = false, hasResidual = false } = extras;
  return opCase("gemv", { inDim, outDim, act, hasBias, hasGate, hasResidual }, {}, (b) => {
    const weight = b.input("unpackedWeight", [outDim, inDim]);
    return b.apply("gemvPack", { inDim, outDim }, { weight }).packed;
  });
};

/** Sizes one below, at and one above the kernels' blocks (32 of inDim) and tiles (16 outputs; 64 on a GPU). */
export const gemvCases = [
  ...[1, 2, 31, 32, 33, 63, 64, 65, 300].map((inDim) => gemv(inDim, 24, { hasResidual: true })),
  ...[7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129].map((outDim) => gemv(40, outDim, { hasBias: true })),
  ...activations.map((act) => gemv(20, 19, { act, hasBias: true, hasGate: true, hasResidual: true })),
  gemv(128, 384, { act: "silu", hasBias: true }),
  gemv(384, 128, { hasBias: true, hasResidual: true }),
  gemv(0, 8, { hasBias: true }),
  gemv(8, 0),
];
