import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const combKernel: WebgpuKernel<OpParams<"comb">> = {
  passes: (p) => {
    if (p.n === 0) return [];
    const { batch, n, dim, delay } = p;
    const each = (entry: string, count: number) => ({ ...elementwise("comb", count, { ...p })[0], entry });
    return [each("comb", batch * n * dim), each("combStore", batch * delay * dim), each("combMove", batch)];
  },
};
