import { activations } from "../../src/ops/activations.js";
import { opCase } from "../lib/opCase.js";

type Extras = Partial<Record<"hasBias" | "hasGate" | "hasResidual", boolean>> & { act?: (typeof activations)[number] };

const gemm = (rows: number, inDim: number, outDim: number, extras: Extras = {}) => {
  const { act = "none", hasBias = false, hasGate = false, hasResidual = false } = extras;
  const params = { rows, inDim, outDim, act, hasBias, hasGate, hasResidual };
  return opCase("gemm", params, {}, (b) => {
    const weight = b.input("unpackedWeight", [outDim, inDim]);
    return b.apply("gemmPack", { inDim, outDim }, { weight }).packed;
  });
};

/** Sizes one below, at and one above the tiles of the kernels (rows 4 and 6, columns 8). */
export const gemmCases = [
  ...[1, 2, 3, 4, 5, 6, 7, 9].map((rows) => gemm(rows, 33, 17)),
  ...[1, 7, 8, 9, 15, 16, 17, 31].map((outDim) => gemm(5, 12, outDim, { hasBias: true })),
  ...[1, 2, 3, 4, 5, 64, 255, 300].map((inDim) => gemm(7, inDim, 24, { hasResidual: true })),
  ...activations.map((act) => gemm(6, 20, 19, { act, hasBias: true, hasGate: true, hasResidual: true })),
  ...activations.map((act) => gemm(1, 20, 19, { act, hasBias: true, hasGate: true, hasResidual: true })),
  gemm(64, 128, 384, { act: "silu", hasBias: true }),
  gemm(1, 384, 128, { hasBias: true, hasResidual: true }),
  gemm(1, 33, 70, { hasBias: true }), // 32 columns at a time, two steps at a time
  gemm(3, 33, 70),
  gemm(0, 8, 8),
];
