import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";
import { skiWeightsTable } from "./skiTables.js";

export const skiInterpolateKernel: WebgpuKernel<OpParams<"skiInterpolate">> = {
  tables: { weights: skiWeightsTable },
  passes: ({ n, dim }) => elementwise("skiInterpolate", n * dim, { n, dim }),
};
