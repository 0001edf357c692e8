import { opCase } from "../lib/opCase.js";

const cases = [
  [1, 1, 1],
  [5, 3, 2],
  [7, 11, 3],
  [4, 5, 4],
  [9, 80, 17],
  [3, 2, 128],
  [0, 4, 4],
];

/** Tokens beyond the vocabulary on both sides: they must read row 0, never memory outside. */
export const embedCases = cases.map(([rows, vocab, dim]) =>
  opCase(
    "embed",
    { rows, vocab, dim, scale: Math.sqrt(dim) },
    { fills: { tokens: (u) => Math.trunc(u * 1.5 * vocab) } },
  ),
);
