export { bandConv } from "./bandConv";
export { toeplitz } from "./toeplitz";
export { toeplitzSpectrum } from "./toeplitzSpectrum";
