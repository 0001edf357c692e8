import type { OpParams } from "../../ops/index.js";
import { skiNode } from "../../ops/skiTaps.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

/** The warp is evaluated here, in float64; the kernel interpolates. */
export const skiTapsKernel: WebgpuKernel<OpParams<"skiTaps">> = {
  tables: {
    nodes: {
      key: ({ rows, firstLag, n, points, rank, warp }) => `ski:${rows},${firstLag},${n},${points},${rank},${warp}`,
      data(p) {
        const table = new Float32Array(2 * p.rows);
        for (let r = 0; r < p.rows; r++) {
          const { node, fraction } = skiNode(p, r);
          table.set([node, fraction], 2 * r);
        }
        return table;
      },
    },
  },
  passes: ({ rows, dim, rank, hasBetas }) =>
    elementwise("skiTaps", rows * dim, { rows, dim, rank }, { HAS_BETAS: hasBetas }),
};
