import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";
import { CHUNK, chunksOf, WIDTH } from "./scan.js";

export const ssmScanKernel: WebgpuKernel<OpParams<"ssmScan">> = {
  scratch: ({ batch, n, dim, states }) => ({ starts: chunksOf(n) > 1 ? 8 * batch * chunksOf(n) * states * dim : 16 }),
  passes: ({ batch, n, dim, states, hasD, hasGate }) => {
    const total = batch * n * dim;
    const chunks = chunksOf(n);
    const shader = "ssmScan";
    const params = { batch, n, dim, states, chunk: CHUNK, chunks };
    const groups = (count: number) => Math.ceil(count / WIDTH);
    const before = [
      { shader, entry: "ssmScanEnds", params, groups: groups(batch * (chunks - 1) * states * dim) },
      { shader, entry: "ssmScanStarts", params, groups: groups(batch * states * dim) },
    ] as const;
    const finish = elementwise("ssmFinish", total, { total, dim }, { HAS_D: hasD, HAS_GATE: hasGate });
    return [
      ...(chunks > 1 ? before : []),
      { shader, params, groups: groups(batch * chunks * dim) },
      ...(hasD || hasGate ? finish : []),
    ];
  },
};
