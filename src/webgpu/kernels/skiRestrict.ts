import type { OpParams } from "../../ops/index.js";
import { skiWeights } from "../../ops/skiGrid.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** Weights and the ranges of the points as tables: their integers would leave 32 bits in the shader. */
export const skiRestrictKernel: WebgpuKernel<OpParams<"skiRestrict">> = {
  tables: {
    fractions: {
      key: ({ n, points }) => `skiFractions:${n},${points}`,
      data: (p) => Float32Array.from({ length: p.n }, (_, i) => skiWeights(p, i).fraction),
    },
    first: {
      key: ({ n, points }) => `skiFirst:${n},${points}`,
      data(p) {
        const first = new Float32Array(p.points + 1).fill(p.n);
        for (let i = p.n - 1; i >= 0; i--) first[skiWeights(p, i).point] = i;
        return first;
      },
    },
  },
  passes: (p) => elementwise("skiRestrict", p.batch * p.points * p.dim, { ...p }),
};
