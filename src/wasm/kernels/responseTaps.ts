import { unitRoot } from "../../core/unitRoot.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";

/** exp(i pi m / size) / size, m = 0 … size / 2 - 1. */
function zetaTable(size: number): Float32Array {
  const table = new Float32Array(size);
  for (let m = 0; m < size / 2; m++) {
    const [re, im] = unitRoot(-m, 2 * size);
    table.set([re / size, im / size], 2 * m);
  }
  return table;
}

/** A unit is four channels of one head. Scratch: size / 2 complex elements of four channels. */
export const responseTapsKernel: WasmKernel<OpParams<"responseTaps">> = {
  tables: [
    { key: (p) => `ring:${p.size / 2}`, data: (p) => ringTable(p.size / 2) },
    { key: (p) => `zeta:${p.size}`, data: (p) => zetaTable(p.size) },
  ],
  scratch: (p) => 16 * p.size,
  units: (p) => p.heads * Math.ceil(p.dim / 4),
};
