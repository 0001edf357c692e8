import { opCase } from "../lib/opCase.js";

const pad = (batch: number, n: number, dim: number, rows: number) => opCase("padRows", { batch, n, dim, rows });

export const padRowsCases = [pad(1, 3, 5, 4), pad(2, 7, 3, 7), pad(2, 0, 4, 3), pad(0, 2, 4, 8)];
