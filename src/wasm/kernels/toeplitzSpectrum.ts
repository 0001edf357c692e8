import type { OpParams } from "../../ops/index.js";
import { LANES } from "../../ops/toeplitzSpectrum.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";

/** A unit is a group of four channels. */
export const toeplitzSpectrumKernel: WasmKernel<OpParams<"toeplitzSpectrum">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  units: (p) => Math.ceil(p.dim / LANES),
};
