import type { WasmKernel } from "./kernel.js";

/** Kernels whose unit of work is one sequence of the batch. */
export const sequenceKernel: WasmKernel<{ readonly batch: number; readonly n: number }> = {
  units: (p) => (p.n === 0 ? 0 : p.batch),
};
