import type { OpName, OpParams } from "../../ops/index.js";
import { activationKernel } from "./activation.js";
import { addKernel } from "./add.js";
import { bandConvKernel } from "./bandConv.js";
import { divideKernel } from "./divide.js";
import { gemmKernel } from "./gemm.js";
import { gemvKernel, gemvPackKernel } from "./gemv.js";
import { gridSpreadKernel } from "./gridSpread.js";
import { gridSumKernel } from "./gridSum.js";
import type { WasmKernel } from "./kernel.js";
import { linearAttentionKernel, linearAttentionStepKernel } from "./linearAttention.js";
import { modalScanKernel } from "./modalScan.js";
import { multiplyKernel } from "./multiply.js";
import { normKernel } from "./norm.js";
import { responseTapsKernel } from "./responseTaps.js";
import { sequenceKernel } from "./sequences.js";
import { skiMixKernel } from "./skiMix.js";
import { skiRestrictKernel } from "./skiRestrict.js";
import { skiTapsKernel } from "./skiTaps.js";
import { softmaxAttentionKernel, softmaxAttentionStepKernel } from "./softmaxAttention.js";
import { ssmScanKernel } from "./ssmScan.js";
import { tileKernel } from "./tile.js";
import { toeplitzKernel } from "./toeplitz.js";
import { toeplitzSpectrumKernel } from "./toeplitzSpectrum.js";

/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain: WasmKernel<object> = {};

/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
export const wasmKernels: { readonly [K in OpName]: WasmKernel<OpParams<K>> } = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  comb: sequenceKernel,
  decay: plain,
  divide: divideKernel,
  embed: plain,
  gatherTaps: plain,
  gemm: gemmKernel,
  gemmPack: plain,
  gemv: gemvKernel,
  gemvPack: gemvPackKernel,
  gridSpread: gridSpreadKernel,
  gridSum: gridSumKernel,
  linearAttention: linearAttentionKernel,
  linearAttentionStep: linearAttentionStepKernel,
  modalScan: modalScanKernel,
  multiply: multiplyKernel,
  norm: normKernel,
  padRows: plain,
  responseTaps: responseTapsKernel,
  ringFill: { units: (p) => p.batch },
  skiInterpolate: plain,
  skiMix: skiMixKernel,
  skiRestrict: skiRestrictKernel,
  skiTaps: skiTapsKernel,
  softmaxAttention: softmaxAttentionKernel,
  softmaxAttentionStep: softmaxAttentionStepKernel,
  ssmScan: ssmScanKernel,
  tile: tileKernel,
  tiledFill: plain,
  tiledStep: plain,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
  windowStep: sequenceKernel,
};
