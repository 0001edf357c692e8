import type { OpParams } from "../../ops/index.js";
import { fftShape, paddedDim, rootsTable } from "./fftShape.js";
import type { WebgpuKernel } from "./kernel.js";

export const toeplitzSpectrumKernel: WebgpuKernel<OpParams<"toeplitzSpectrum">> = {
  tables: { roots: rootsTable },
  passes: ({ rows, dim, size, firstLag }, limits) => {
    const shape = fftShape(size, dim, limits);
    return [
      {
        shader: "toeplitzSpectrum",
        constants: { ...shape },
        params: { rows, dim, padded: paddedDim(dim), firstLag },
        groups: Math.ceil(dim / shape.CHANNELS),
      },
    ];
  },
};
