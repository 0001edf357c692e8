import { norms } from "../../ops/activations.js";
import type { OpParams } from "../../ops/index.js";
import type { WebgpuKernel } from "./kernel.js";

export const normKernel: WebgpuKernel<OpParams<"norm">> = {
  passes: (p) => [
    {
      shader: "norm",
      constants: { KIND: norms.indexOf(p.kind), WIDTH: p.dim <= 256 ? 64 : 256 },
      params: { rows: p.rows, dim: p.dim, eps: p.eps },
      groups: p.dim === 0 ? 0 : p.rows,
    },
  ],
};
