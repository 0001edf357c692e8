import type { OpParams } from "../../ops/index.js";
import { paddedDim } from "./fftShape.js";
import type { WebgpuKernel } from "./kernel.js";
import { type Product, productPasses, productScratch, productTables } from "./rightAngle.js";

type ToeplitzParams = OpParams<"toeplitz">;

export const toeplitzKernel: WebgpuKernel<ToeplitzParams> = {
  tables: productTables,
  scratch: (p, limits) => productScratch(productOf(p), limits),
  passes: (p, limits) => {
    const { n, dim, size, firstLag, hasGate } = p;
    const params = { n, dim, padded: paddedDim(dim), firstLag };
    return productPasses("toeplitz", productOf(p), params, { HAS_GATE: hasGate, BLOCKS: size < n }, limits);
  },
};

function productOf({ batch, n, dim, size }: ToeplitzParams): Product {
  return { units: batch * Math.ceil(n / size), dim, size };
}
