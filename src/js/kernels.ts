import type { OpName } from "../ops/index.js";
import { activation } from "./activation.js";
import { add } from "./add.js";
import { bandConv } from "./bandConv.js";
import { decay } from "./decay.js";
import { divide } from "./divide.js";
import { embed } from "./embed.js";
import { gemm } from "./gemm.js";
import { gemmPack } from "./gemmPack.js";
import type { JsKernel } from "./kernel.js";
import { multiply } from "./multiply.js";
import { norm } from "./norm.js";
import { toeplitz } from "./toeplitz.js";
import { toeplitzSpectrum } from "./toeplitzSpectrum.js";

/** Complete by type. */
export const jsKernels: { readonly [K in OpName]: JsKernel<K> } = {
  activation,
  add,
  bandConv,
  decay,
  divide,
  embed,
  gemm,
  gemmPack,
  multiply,
  norm,
  toeplitz,
  toeplitzSpectrum,
};
