import { opCase } from "../lib/opCase.js";

const fill = (batch: number, n: number, dim: number, capacity: number) =>
  opCase("tiledFill", { batch, n, dim, capacity });

export const tiledFillCases = [fill(1, 3, 5, 4), fill(2, 7, 3, 2), fill(2, 0, 4, 8), fill(0, 2, 4, 8)];
