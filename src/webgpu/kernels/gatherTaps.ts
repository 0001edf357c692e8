import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const gatherTapsKernel: WebgpuKernel<OpParams<"gatherTaps">> = {
  passes: ({ rows, sourceRows, dim, repeat, transposed, hasExtra, extraRow }) => {
    const params = { rows, sourceRows, dim, repeat, extraRow };
    const constants = { TRANSPOSED: transposed, HAS_EXTRA: hasExtra };
    return elementwise("gatherTaps", rows * dim * repeat, params, constants);
  },
};
