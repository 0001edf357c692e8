import { opCase } from "../lib/opCase.js";

const comb = (batch: number, n: number, dim: number, delay: number) => opCase("comb", { batch, n, dim, delay });

export const combCases = [
  ...[1, 3, 4, 5, 17].map((dim) => comb(2, 9, dim, 4)),
  ...[1, 2, 8, 9, 10, 40].map((delay) => comb(1, 9, 6, delay)),
  comb(1, 1, 5, 3),
  comb(0, 3, 4, 2),
  comb(1, 0, 4, 2),
];
