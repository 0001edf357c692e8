/** Its result is private to the backend: it is checked through gemm. */
export { gemmCases as gemmPackCases } from "./gemm.js";
