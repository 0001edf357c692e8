import { norms } from "../../src/ops/activations.js";
import { normEps } from "../../src/ops/norm.js";
import { opCase } from "../lib/opCase.js";

export const normCases = norms.flatMap((kind) =>
  [
    [1, 1],
    [3, 2],
    [2, 3],
    [5, 4],
    [4, 7],
    [2, 17],
    [3, 128],
    [1, 1001],
    [0, 8],
  ].map(([rows, dim]) => opCase("norm", { rows, dim, kind, eps: normEps[kind] })),
);
