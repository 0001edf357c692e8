// The fused Toeplitz product on a GPU against a copy kernel, in GB/s. Refuses software adapters: exit code 1.
//   node bench/run.mjs webgpu [--n 512,4096] [--batch 1,8] [--dim 1024] [--rounds 9]
// Needs npm's webgpu (scripts/installWebgpu.sh) and a Vulkan driver; scripts/gpuBundle.mjs carries it to a machine without Node.
import { parseArgs } from "node:util";
import { ToeplitzError } from "../src/core/errors.js";
import { dawn, dawnAbsent } from "../test/lib/dawn.js";
import { benchGpu, defaults } from "./lib/gpuBench.js";

const { values } = parseArgs({
  options: {
    n: { type: "string", default: defaults.lengths.join() },
    batch: { type: "string", default: defaults.batches.join() },
    dim: { type: "string", default: String(defaults.dim) },
    rounds: { type: "string", default: String(defaults.rounds) },
  },
});
const numbers = (text: string) => text.split(",").map(Number);
const options = {
  lengths: numbers(values.n),
  batches: numbers(values.batch),
  dim: Number(values.dim),
  rounds: Number(values.rounds),
};
try {
  if (dawnAbsent) throw new ToeplitzError("unsupported", dawnAbsent);
  await benchGpu(await dawn(), console.log, options);
  process.exit(0);
} catch (error) {
  console.error(error instanceof ToeplitzError ? `${error.code}: ${error.message}` : error);
  process.exit(1);
}
