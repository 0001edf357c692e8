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

export const divideCases = sizes.map(([batch, length]) =>
  opCase("divide", { batch, length }, { fills: { b: (u) => 1.5 + u } }),
);
