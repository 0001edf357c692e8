import { ToeplitzError } from "../../core/errors.js";
import type { OpName, OpParams } from "../../ops/index.js";
import { activationKernel } from "./activation.js";
import { addKernel } from "./add.js";
import { bandConvKernel } from "./bandConv.js";
import { decayKernel } from "./decay.js";
import { divideKernel } from "./divide.js";
import { embedKernel } from "./embed.js";
import { gatherTapsKernel } from "./gatherTaps.js";
import { gemmKernel } from "./gemm.js";
import { gemmPackKernel } from "./gemmPack.js";
import { gridSpreadKernel } from "./gridSpread.js";
import { gridSumKernel } from "./gridSum.js";
import type { WebgpuKernel } from "./kernel.js";
import { linearAttentionKernel } from "./linearAttention.js";
import { modalScanKernel } from "./modalScan.js";
import { multiplyKernel } from "./multiply.js";
import { normKernel } from "./norm.js";
import { responseTapsKernel } from "./responseTaps.js";
import { ringFillKernel } from "./ringFill.js";
import { skiInterpolateKernel } from "./skiInterpolate.js";
import { skiMixKernel } from "./skiMix.js";
import { skiRestrictKernel } from "./skiRestrict.js";
import { skiTapsKernel } from "./skiTaps.js";
import { softmaxAttentionKernel } from "./softmaxAttention.js";
import { ssmScanKernel } from "./ssmScan.js";
import { toeplitzKernel } from "./toeplitz.js";
import { toeplitzSpectrumKernel } from "./toeplitzSpectrum.js";
import { windowStepKernel } from "./windowStep.js";

/** Ops of exact streams by tiles, whose branches on the position live in state: not on this backend. */
type Absent = "padRows" | "tile" | "tiledFill" | "tiledStep";

/** Complete by type. */
export const webgpuKernels: {
  readonly [K in Exclude<OpName, Absent>]: WebgpuKernel<OpParams<K>>;
} & { readonly [K in Absent]?: undefined } = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  decay: decayKernel,
  divide: divideKernel,
  embed: embedKernel,
  gatherTaps: gatherTapsKernel,
  gemm: gemmKernel,
  gemmPack: gemmPackKernel,
  gridSpread: gridSpreadKernel,
  gridSum: gridSumKernel,
  linearAttention: linearAttentionKernel,
  modalScan: modalScanKernel,
  multiply: multiplyKernel,
  norm: normKernel,
  responseTaps: responseTapsKernel,
  ringFill: ringFillKernel,
  skiInterpolate: skiInterpolateKernel,
  skiMix: skiMixKernel,
  skiRestrict: skiRestrictKernel,
  skiTaps: skiTapsKernel,
  softmaxAttention: softmaxAttentionKernel,
  ssmScan: ssmScanKernel,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
  windowStep: windowStepKernel,
};

/** The kernel of an op with its exact params forgotten. Throws `unsupported` where there is none. */
export function webgpuKernelOf(op: OpName): WebgpuKernel<object> {
  const kernel = webgpuKernels[op];
  if (!kernel) throw new ToeplitzError("unsupported", `webgpu: ${op}: expected another strategy than tiled`);
  return kernel as WebgpuKernel<object>;
}
