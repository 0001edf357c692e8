import { opCase } from "../lib/opCase.js";

const sizes = [
  [1, 1],
  [2, 3],
  [3, 4],
  [2, 5],
  [1, 1001],
  [4, 64],
  [0, 4],
  [3, 0],
];

export const addCases = sizes.map(([batch, length]) => opCase("add", { batch, length }));
