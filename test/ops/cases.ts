import type { OpName } from "../../src/ops/index.js";
import type { OpCase } from "../lib/opCase.js";
import { activationCases } from "./activation.js";
import { addCases } from "./add.js";
import { bandConvCases } from "./bandConv.js";
import { combCases } from "./comb.js";
import { decayCases } from "./decay.js";
import { divideCases } from "./divide.js";
import { embedCases } from "./embed.js";
import { gatherTapsCases } from "./gatherTaps.js";
import { gemmCases } from "./gemm.js";
import { gemmPackCases } from "./gemmPack.js";
import { gemvCases } from "./gemv.js";
import { gemvPackCases } from "./gemvPack.js";
import { gridSpreadCases } from "./gridSpread.js";
import { gridSumCases } from "./gridSum.js";
import { linearAttentionCases } from "./linearAttention.js";
import { linearAttentionStepCases } from "./linearAttentionStep.js";
import { modalScanCases } from "./modalScan.js";
import { multiplyCases } from "./multiply.js";
import { normCases } from "./norm.js";
import { padRowsCases } from "./padRows.js";
import { responseTapsCases } from "./responseTaps.js";
import { ringFillCases } from "./ringFill.js";
import { skiInterpolateCases } from "./skiInterpolate.js";
import { skiMixCases } from "./skiMix.js";
import { skiRestrictCases } from "./skiRestrict.js";
import { skiTapsCases } from "./skiTaps.js";
import { softmaxAttentionCases } from "./softmaxAttention.js";
import { softmaxAttentionStepCases } from "./softmaxAttentionStep.js";
import { ssmScanCases } from "./ssmScan.js";
import { tileCases } from "./tile.js";
import { tiledFillCases } from "./tiledFill.js";
import { tiledStepCases } from "./tiledStep.js";
import { toeplitzCases } from "./toeplitz.js";
import { toeplitzSpectrumCases } from "./toeplitzSpectrum.js";
import { windowStepCases } from "./windowStep.js";

/** Complete by type. */
export const opCases: Readonly<Record<OpName, readonly OpCase[]>> = {
  activation: activationCases,
  add: addCases,
  bandConv: bandConvCases,
  comb: combCases,
  decay: decayCases,
  divide: divideCases,
  embed: embedCases,
  gatherTaps: gatherTapsCases,
  gemm: gemmCases,
  gemmPack: gemmPackCases,
  gemv: gemvCases,
  gemvPack: gemvPackCases,
  gridSpread: gridSpreadCases,
  gridSum: gridSumCases,
  linearAttention: linearAttentionCases,
  linearAttentionStep: linearAttentionStepCases,
  modalScan: modalScanCases,
  multiply: multiplyCases,
  norm: normCases,
  padRows: padRowsCases,
  responseTaps: responseTapsCases,
  ringFill: ringFillCases,
  skiInterpolate: skiInterpolateCases,
  skiMix: skiMixCases,
  skiRestrict: skiRestrictCases,
  skiTaps: skiTapsCases,
  softmaxAttention: softmaxAttentionCases,
  softmaxAttentionStep: softmaxAttentionStepCases,
  ssmScan: ssmScanCases,
  tile: tileCases,
  tiledFill: tiledFillCases,
  tiledStep: tiledStepCases,
  toeplitz: toeplitzCases,
  toeplitzSpectrum: toeplitzSpectrumCases,
  windowStep: windowStepCases,
};
