import type { OpName, OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain: WasmKernel<object> = {};

/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
export const wasmKernels: { readonly [K in OpName]: WasmKernel<OpParams<K>> } = {
  activation: plain,
  add: plain,
  bandConv: plain,
  decay: plain,
  divide: plain,
  embed: plain,
  gemm: plain,
  gemmPack: plain,
  multiply: plain,
  norm: plain,
  toeplitz: plain,
  toeplitzSpectrum: plain,
};
