import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";
import { toeplitzKernel } from "./toeplitz.js";

/** Scratch: outputs, then what one product of that size needs. */
export const tileKernel: WasmKernel<OpParams<"tile">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  scratch({ dim, size }) {
    const product = { batch: 1, n: size, dim, size, firstLag: 0, hasGate: false };
    return roundUp(4 * size * dim, 64) + (toeplitzKernel.scratch?.(product) ?? 0);
  },
};
