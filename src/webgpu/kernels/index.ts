import type { OpName, OpParams } from "../../ops/index.js";
import { activationKernel } from "./activation.js";
import { addKernel } from "./add.js";
import { bandConvKernel } from "./bandConv.js";
import { combKernel } from "./comb.js";
import { decayKernel } from "./decay.js";
import { divideKernel } from "./divide.js";
import { embedKernel } from "./embed.js";
import { gatherTapsKernel } from "./gatherTaps.js";
import { gemmKernel } from "./gemm.js";
import { gemmPackKernel } from "./gemmPack.js";
import { gemvKernel, gemvPackKernel } from "./gemv.js";
import { gridSpreadKernel } from "./gridSpread.js";
import { gridSumKernel } from "./gridSum.js";
import type { WebgpuKernel } from "./kernel.js";
import { linearAttentionKernel } from "./linearAttention.js";
import { linearAttentionStepKernel } from "./linearAttentionStep.js";
import { modalScanKernel } from "./modalScan.js";
import { multiplyKernel } from "./multiply.js";
import { normKernel } from "./norm.js";
import { padRowsKernel } from "./padRows.js";
import { responseTapsKernel } from "./responseTaps.js";
import { ringFillKernel } from "./ringFill.js";
import { skiInterpolateKernel } from "./skiInterpolate.js";
import { skiMixKernel } from "./skiMix.js";
import { skiRestrictKernel } from "./skiRestrict.js";
import { skiTapsKernel } from "./skiTaps.js";
import { softmaxAttentionKernel } from "./softmaxAttention.js";
import { softmaxAttentionStepKernel } from "./softmaxAttentionStep.js";
import { ssmScanKernel } from "./ssmScan.js";
import { tileKernel } from "./tile.js";
import { tiledFillKernel } from "./tiledFill.js";
import { tiledStepKernel } from "./tiledStep.js";
import { toeplitzKernel } from "./toeplitz.js";
import { toeplitzSpectrumKernel } from "./toeplitzSpectrum.js";
import { windowStepKernel } from "./windowStep.js";

/** Complete by type. */
export const webgpuKernels: { readonly [K in OpName]: WebgpuKernel<OpParams<K>> } = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  comb: combKernel,
  decay: decayKernel,
  divide: divideKernel,
  embed: embedKernel,
  gatherTaps: gatherTapsKernel,
  gemm: gemmKernel,
  gemmPack: gemmPackKernel,
  gemv: gemvKernel,
  gemvPack: gemvPackKernel,
  gridSpread: gridSpreadKernel,
  gridSum: gridSumKernel,
  linearAttention: linearAttentionKernel,
  linearAttentionStep: linearAttentionStepKernel,
  modalScan: modalScanKernel,
  multiply: multiplyKernel,
  norm: normKernel,
  padRows: padRowsKernel,
  responseTaps: responseTapsKernel,
  ringFill: ringFillKernel,
  skiInterpolate: skiInterpolateKernel,
  skiMix: skiMixKernel,
  skiRestrict: skiRestrictKernel,
  skiTaps: skiTapsKernel,
  softmaxAttention: softmaxAttentionKernel,
  softmaxAttentionStep: softmaxAttentionStepKernel,
  ssmScan: ssmScanKernel,
  tile: tileKernel,
  tiledFill: tiledFillKernel,
  tiledStep: tiledStepKernel,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
  windowStep: windowStepKernel,
};

/** The kernel of an op with its exact params forgotten. */
export function webgpuKernelOf(op: OpName): WebgpuKernel<object> {
  return webgpuKernels[op] as WebgpuKernel<object>;
}
