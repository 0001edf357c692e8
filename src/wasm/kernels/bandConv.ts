import type { OpParams } from "../../ops/index.js";
import { LANES } from "../../ops/toeplitzSpectrum.js";
import type { WasmKernel } from "./kernel.js";

/** A unit is one sequence and four channels. Scratch in rows of four channels: outputs, padded x, taps in reach. */
export const bandConvKernel: WasmKernel<OpParams<"bandConv">> = {
  scratch: (p) => 16 * (8 + p.n + 16 + Math.min(p.taps, 2 * p.n)),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / LANES)),
};
