import type { OpParams } from "../../ops/index.js";
import { sumsShape } from "../../ops/linearAttentionStep.js";
import type { WebgpuKernel } from "./kernel.js";

export const linearAttentionStepKernel: WebgpuKernel<OpParams<"linearAttentionStep">> = {
  passes: ({ batch, n, heads, dim, features, eps }) => {
    if (batch * n * heads * dim === 0) return [];
    const [rows, columns] = sumsShape(dim);
    const params = { batch, n, heads, dim, columns, floats: rows * columns, eps };
    return [{ shader: "linearAttentionStep", constants: { SIKF: features === "sikf" }, params, groups: batch * heads }];
  },
};
