import type { OpParams } from "../../ops/index.js";
import { LANES } from "../../ops/toeplitzSpectrum.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";

/** A unit is one block of one sequence and four channels. Rows are gathered where blocks overhang or dim < 4. */
export const toeplitzKernel: WasmKernel<OpParams<"toeplitz">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  scratch: (p) => 64 + 32 * p.size + (p.size < p.n || p.dim < LANES ? 64 * p.size : 0),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / LANES) * Math.ceil(p.n / p.size)),
};
