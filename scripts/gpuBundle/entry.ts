export { benchGpu } from "../../bench/lib/gpuBench.js";
export { ToeplitzError } from "../../src/core/errors.js";
export { runSuite } from "../../test/portable/suite.js";
