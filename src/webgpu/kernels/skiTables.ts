import { skiWeights } from "../../ops/skiGrid.js";
import type { WebgpuTable } from "./kernel.js";

/** The interpolation matrix W: for each position the point before it and the fraction of the way to the next. */
export const skiWeightsTable: WebgpuTable<{ readonly n: number; readonly points: number }> = {
  key: ({ n, points }) => `skiWeights:${n},${points}`,
  data: (p) => {
    const table = new Float32Array(2 * p.n);
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      table.set([point, fraction], 2 * i);
    }
    return table;
  },
};
