import type { OpParams } from "../../ops/index.js";
import { fftShape, paddedDim, rootsTable } from "./fftShape.js";
import type { WebgpuKernel } from "./kernel.js";

export const toeplitzKernel: WebgpuKernel<OpParams<"toeplitz">> = {
  tables: { roots: rootsTable },
  passes: ({ batch, n, dim, size, firstLag, hasGate }, limits) => {
    const shape = fftShape(size, dim, limits);
    const workgroups = batch * Math.ceil(n / size) * Math.ceil(dim / shape.CHANNELS);
    return [
      {
        shader: "toeplitz",
        constants: { ...shape, HAS_GATE: hasGate, BLOCKS: size < n },
        params: { batch, n, dim, padded: paddedDim(dim), firstLag, workgroups },
        groups: workgroups,
      },
    ];
  },
};
