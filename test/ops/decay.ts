import { opCase } from "../lib/opCase.js";

const sizes = [
  [1, 1, 0],
  [5, 3, 0],
  [7, 4, -3],
  [9, 5, -8],
  [100, 7, 900],
  [2000, 2, -1000],
  [0, 4, 0],
];

export const decayCases = sizes.flatMap(([rows, dim, firstLag]) => [
  opCase("decay", { rows, dim, firstLag, kind: "fixed", lambda: 0.99 }, { fills: { gamma: (u) => 0.99 + 0.01 * u } }),
  opCase("decay", { rows, dim, firstLag, kind: "learned", lambda: 0.95 }, { fills: { gamma: (u) => 3 * u } }),
]);
