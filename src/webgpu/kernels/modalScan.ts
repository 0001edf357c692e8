import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";
import { CHUNK, chunksOf, WIDTH } from "./scan.js";

export const modalScanKernel: WebgpuKernel<OpParams<"modalScan">> = {
  scratch: ({ batch, n, sections }) => ({ starts: chunksOf(n) > 1 ? 4 * batch * chunksOf(n) * sections * 8 : 16 }),
  passes: ({ batch, n, dim, exactTaps, sections, hasGate }) => {
    const chunks = chunksOf(n);
    const params = { batch, n, dim, exactTaps, sections, chunk: CHUNK, chunks };
    const pass = (entry: string, count: number) => {
      const constants = { HAS_GATE: hasGate };
      return { shader: "modalScan", entry, constants, params, groups: Math.ceil(count / WIDTH) } as const;
    };
    const all = pass("modalScan", batch * chunks * dim);
    if (chunks === 1) return [all];
    return [
      pass("modalScanEnds", batch * (chunks - 1) * dim),
      pass("modalScanStarts", batch * sections * 4),
      all,
      pass("modalScanMove", batch * dim),
    ];
  },
};
