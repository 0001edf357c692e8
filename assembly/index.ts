export { activation } from "./activation";
export { add } from "./add";
export { bandConv } from "./bandConv";
export { decay } from "./decay";
export { divide } from "./divide";
export { embed } from "./embed";
export { gatherTaps } from "./gatherTaps";
export { fft, fftReal } from "./fft";
export { gemm } from "./gemm";
export { gemmPack } from "./gemmPack";
export { gridSpread } from "./gridSpread";
export { gridSum } from "./gridSum";
export { linearAttention } from "./linearAttention";
export { modalScan } from "./modalScan";
export { multiply } from "./multiply";
export { norm } from "./norm";
export { responseTaps } from "./responseTaps";
export { ringFill } from "./ringFill";
export { skiInterpolate } from "./skiInterpolate";
export { skiMix } from "./skiMix";
export { skiRestrict } from "./skiRestrict";
export { skiTaps } from "./skiTaps";
export { softmaxAttention } from "./softmaxAttention";
export { ssmScan } from "./ssmScan";
export { toeplitz } from "./toeplitz";
export { toeplitzSpectrum } from "./toeplitzSpectrum";
export { windowStep } from "./windowStep";

/** First byte that no kernel or table of the module uses. */
export function heapBase(): usize {
  return __heap_base;
}
