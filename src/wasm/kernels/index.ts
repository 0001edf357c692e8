import type { OpName, OpParams } from "../../ops/index.js";
import { bandConvKernel } from "./bandConv.js";
import type { WasmKernel } from "./kernel.js";
import { toeplitzKernel } from "./toeplitz.js";
import { toeplitzSpectrumKernel } from "./toeplitzSpectrum.js";

/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain: WasmKernel<object> = {};

/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
export const wasmKernels: { readonly [K in OpName]: WasmKernel<OpParams<K>> } = {
  activation: plain,
  add: plain,
  bandConv: bandConvKernel,
  decay: plain,
  divide: plain,
  embed: plain,
  gemm: plain,
  gemmPack: plain,
  multiply: plain,
  norm: plain,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
};
