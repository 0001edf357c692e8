import { activation } from "./activation.js";
import { add } from "./add.js";
import { bandConv } from "./bandConv.js";
import { comb } from "./comb.js";
import { decay } from "./decay.js";
import { divide } from "./divide.js";
import { embed } from "./embed.js";
import { gatherTaps } from "./gatherTaps.js";
import { gemm } from "./gemm.js";
import { gemmPack } from "./gemmPack.js";
import { gemv } from "./gemv.js";
import { gemvPack } from "./gemvPack.js";
import { gridSpread } from "./gridSpread.js";
import { gridSum } from "./gridSum.js";
import { linearAttention } from "./linearAttention.js";
import { linearAttentionStep } from "./linearAttentionStep.js";
import { modalScan } from "./modalScan.js";
import { multiply } from "./multiply.js";
import { norm } from "./norm.js";
import type { Op, Operand, ParamSchema, Params, ParamValues } from "./op.js";
import { padRows } from "./padRows.js";
import { responseTaps } from "./responseTaps.js";
import { ringFill } from "./ringFill.js";
import { skiInterpolate } from "./skiInterpolate.js";
import { skiMix } from "./skiMix.js";
import { skiRestrict } from "./skiRestrict.js";
import { skiTaps } from "./skiTaps.js";
import { softmaxAttention } from "./softmaxAttention.js";
import { softmaxAttentionStep } from "./softmaxAttentionStep.js";
import { ssmScan } from "./ssmScan.js";
import { tile } from "./tile.js";
import { tiledFill } from "./tiledFill.js";
import { tiledStep } from "./tiledStep.js";
import { toeplitz } from "./toeplitz.js";
import { toeplitzSpectrum } from "./toeplitzSpectrum.js";
import { windowStep } from "./windowStep.js";

/** The one list of ops. Everything that must know every op is complete with respect to it, by type. */
export const ops = {
  activation,
  add,
  bandConv,
  comb,
  decay,
  divide,
  embed,
  gatherTaps,
  gemm,
  gemmPack,
  gemv,
  gemvPack,
  gridSpread,
  gridSum,
  linearAttention,
  linearAttentionStep,
  modalScan,
  multiply,
  norm,
  padRows,
  responseTaps,
  ringFill,
  skiInterpolate,
  skiMix,
  skiRestrict,
  skiTaps,
  softmaxAttention,
  softmaxAttentionStep,
  ssmScan,
  tile,
  tiledFill,
  tiledStep,
  toeplitz,
  toeplitzSpectrum,
  windowStep,
} as const;

export type Ops = typeof ops;
export type OpName = keyof Ops;
export type OpParams<K extends OpName> = Params<Ops[K]["params"]>;

/** The contract of an op with its exact types forgotten, for code that walks over all ops. */
export type AnyOp = Op<string, ParamSchema, Readonly<Record<string, Operand<ParamValues>>>, ParamValues>;

const contracts: Readonly<Record<OpName, AnyOp>> = ops;

export function contractOf(name: OpName): AnyOp {
  return contracts[name];
}
