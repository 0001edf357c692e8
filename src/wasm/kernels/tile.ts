import type { OpParams } from "../../ops/index.js";
import { tileGroup } from "../../ops/tile.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";
import { toeplitzKernel } from "./toeplitz.js";

/** Scratch: outputs of the first or last group of channels, then what one product of that size needs. */
export const tileKernel: WasmKernel<OpParams<"tile">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  scratch({ dim, size }) {
    const bytes = [0, dim - 1].map((c) => {
      const { width } = tileGroup(dim, Math.max(0, c));
      const product = { batch: 1, n: size, dim: width, size, firstLag: 0, hasGate: false };
      return toeplitzKernel.scratch?.(product) ?? 0;
    });
    return 4 * size * 20 + Math.max(...bytes);
  },
};
