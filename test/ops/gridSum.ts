import { opCase } from "../lib/opCase.js";

export const gridSumCases = [
  ...[1, 2, 3, 4, 5, 8, 9].map((dim) => opCase("gridSum", { batch: 2, side: 7, dim })),
  ...[0, 1, 2, 30].map((side) => opCase("gridSum", { batch: 1, side, dim: 6 })),
  opCase("gridSum", { batch: 0, side: 4, dim: 6 }),
  opCase("gridSum", { batch: 2, side: 4, dim: 0 }),
];
