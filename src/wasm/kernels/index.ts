import type { OpName, OpParams } from "../../ops/index.js";
import { activationKernel } from "./activation.js";
import { addKernel } from "./add.js";
import { bandConvKernel } from "./bandConv.js";
import { divideKernel } from "./divide.js";
import { gemmKernel } from "./gemm.js";
import type { WasmKernel } from "./kernel.js";
import { multiplyKernel } from "./multiply.js";
import { normKernel } from "./norm.js";
import { toeplitzKernel } from "./toeplitz.js";
import { toeplitzSpectrumKernel } from "./toeplitzSpectrum.js";

/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain: WasmKernel<object> = {};

/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
export const wasmKernels: { readonly [K in OpName]: WasmKernel<OpParams<K>> } = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  decay: plain,
  divide: divideKernel,
  embed: plain,
  gemm: gemmKernel,
  gemmPack: plain,
  multiply: multiplyKernel,
  norm: normKernel,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
};
