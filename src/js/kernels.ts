import type { OpName } from "../ops/index.js";
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
import type { JsKernel } from "./kernel.js";
import { linearAttention } from "./linearAttention.js";
import { linearAttentionStep } from "./linearAttentionStep.js";
import { modalScan } from "./modalScan.js";
import { multiply } from "./multiply.js";
import { norm } from "./norm.js";
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

/** Complete by type. */
export const jsKernels: { readonly [K in OpName]: JsKernel<K> } = {
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
};
