import { opCase } from "../lib/opCase.js";

const fill = (batch: number, n: number, dim: number, capacity: number, stagger = 0) =>
  opCase("tiledFill", { batch, n, dim, capacity, stagger });

export const tiledFillCases = [
  fill(1, 3, 5, 4),
  fill(2, 7, 3, 2),
  fill(2, 5, 35, 16, 9),
  fill(2, 0, 4, 8),
  fill(0, 2, 4, 8),
];
