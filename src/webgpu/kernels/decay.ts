import { ToeplitzError } from "../../core/errors.js";
import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const decayKernel: WebgpuKernel<OpParams<"decay">> = {
  passes: ({ rows, dim, firstLag, kind, lambda }) => {
    const learned = kind === "learned";
    if (learned && !(lambda >= 0 && lambda <= 1)) {
      throw new ToeplitzError("unsupported", `webgpu: decay: expected lambda in [0, 1], got ${lambda}`);
    }
    const rest = learned ? Math.min(Math.round((1 - lambda) * 2 ** 32), 2 ** 32 - 1) : 0; // fixed point
    return elementwise("decay", rows * dim, { rows, dim, firstLag, rest }, { LEARNED: learned });
  },
};
