import type { OpParams } from "../../ops/index.js";
import { TILE_CHANNELS } from "../../ops/tile.js";
import type { WasmKernel } from "./kernel.js";
import { ringTable } from "./ringTable.js";
import { toeplitzKernel } from "./toeplitz.js";

/** Scratch: outputs of a group of channels, then what one product of that size needs. */
export const tileKernel: WasmKernel<OpParams<"tile">> = {
  tables: [{ key: (p) => `ring:${p.size}`, data: (p) => ringTable(p.size) }],
  scratch({ dim, size }) {
    const rest = dim % TILE_CHANNELS; // a group of few channels may need more scratch than a whole one
    const widths = [...(dim >= TILE_CHANNELS ? [TILE_CHANNELS] : []), ...(rest > 0 ? [rest] : [])];
    const bytes = widths.map((width) => {
      const product = { batch: 1, n: size, dim: width, size, firstLag: 0, hasGate: false };
      return toeplitzKernel.scratch?.(product) ?? 0;
    });
    return 4 * size * TILE_CHANNELS + Math.max(0, ...bytes);
  },
};
