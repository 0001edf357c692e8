import type { OpParams } from "../../ops/index.js";
import { paddedDim } from "./fftShape.js";
import type { WebgpuKernel } from "./kernel.js";
import { productPasses, productScratch, productTables } from "./rightAngle.js";

type TileParams = OpParams<"tile">;

/** Every token dispatches every tile; the index, which is on the device, says which channels of which of them have work. */
export const tileKernel: WebgpuKernel<TileParams> = {
  tables: productTables,
  scratch: (p, limits) => productScratch(productOf(p), limits),
  passes: (p, limits) => {
    const params = { dim: p.dim, padded: paddedDim(p.dim), capacity: p.capacity, stagger: p.stagger };
    return productPasses("tile", productOf(p), params, {}, limits);
  },
};

function productOf({ batch, dim, size }: TileParams) {
  return { units: batch, dim, size };
}
