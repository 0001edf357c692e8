import { type Fill, opCase } from "../lib/opCase.js";

/** Poles of modulus up to 0.97 at all angles. */
const fills = (dim: number): Record<string, Fill> => {
  const modulus = (i: number) => 0.97 - 0.1 * (Math.floor(i / dim) % 5);
  return {
    lambdaRe: (_, i) => modulus(i) * Math.cos(0.7 * i),
    lambdaIm: (_, i) => modulus(i) * Math.sin(0.7 * i),
  };
};

const scan = (batch: number, n: number, dim: number, states: number, hasD = false, hasGate = false) =>
  opCase("ssmScan", { batch, n, dim, states, hasD, hasGate }, { fills: fills(dim) });

export const ssmScanCases = [
  ...[1, 2, 3, 4, 5, 8, 13].map((dim) => scan(1, 7, dim, 3)),
  ...[1, 2, 63, 64, 65, 128, 129, 200].map((n) => scan(2, n, 6, 4)),
  ...[0, 1, 2, 5, 40].map((states) => scan(1, 9, 6, states, true)),
  ...[1, 70].map((n) => scan(3, n, 7, 3, true, true)),
  scan(0, 3, 4, 2),
  scan(1, 0, 4, 2),
];
