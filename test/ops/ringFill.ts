import { opCase } from "../lib/opCase.js";

const fill = (batch: number, n: number, dim: number, taps: number) => opCase("ringFill", { batch, n, dim, taps });

export const ringFillCases = [
  ...[0, 1, 4, 5, 6, 9, 10, 11, 23].map((n) => fill(2, n, 3, 5)),
  ...[1, 2, 100].map((taps) => fill(1, 7, 5, taps)),
  fill(0, 3, 4, 2),
];
