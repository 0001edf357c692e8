/** Its result is private to the backend: it is checked through toeplitz. */
export { toeplitzCases as toeplitzSpectrumCases } from "./toeplitz.js";
