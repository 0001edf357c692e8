import type { OpName } from "../../src/ops/index.js";
import type { OpCase } from "../lib/opCase.js";
import { activationCases } from "./activation.js";
import { addCases } from "./add.js";
import { bandConvCases } from "./bandConv.js";
import { decayCases } from "./decay.js";
import { divideCases } from "./divide.js";
import { embedCases } from "./embed.js";
import { gemmCases } from "./gemm.js";
import { gemmPackCases } from "./gemmPack.js";
import { multiplyCases } from "./multiply.js";
import { normCases } from "./norm.js";
import { toeplitzCases } from "./toeplitz.js";
import { toeplitzSpectrumCases } from "./toeplitzSpectrum.js";

/** Complete by type. */
export const opCases: Readonly<Record<OpName, readonly OpCase[]>> = {
  activation: activationCases,
  add: addCases,
  bandConv: bandConvCases,
  decay: decayCases,
  divide: divideCases,
  embed: embedCases,
  gemm: gemmCases,
  gemmPack: gemmPackCases,
  multiply: multiplyCases,
  norm: normCases,
  toeplitz: toeplitzCases,
  toeplitzSpectrum: toeplitzSpectrumCases,
};
