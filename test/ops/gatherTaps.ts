import type { OpParams } from "../../src/ops/index.js";
import { opCase } from "../lib/opCase.js";

/** Every third index asks for a row of zeros, the others jump about the source. */
const gather = (params: Partial<OpParams<"gatherTaps">>) => {
  const defaults = { rows: 9, sourceRows: 7, dim: 5, repeat: 1, transposed: false, hasExtra: false, extraRow: 0 };
  const all = { ...defaults, ...params };
  const index = (_: number, i: number) => (i % 3 === 2 || all.sourceRows === 0 ? -1 : (i * 5) % all.sourceRows);
  return opCase("gatherTaps", all, { fills: { index } });
};

export const gatherTapsCases = [
  ...[1, 2, 3, 4, 5, 8].flatMap((dim) => [gather({ dim }), gather({ dim, transposed: true })]),
  ...[2, 3, 4, 7].flatMap((repeat) => [gather({ repeat }), gather({ repeat, transposed: true })]),
  ...[1, 3, 4, 6, 11].map((dim) => gather({ dim, repeat: 3, transposed: true, hasExtra: true, extraRow: 4 })),
  gather({ hasExtra: true, extraRow: -1 }),
  gather({ hasExtra: true, extraRow: 9 }),
  gather({ rows: 0 }),
  gather({ sourceRows: 0 }),
  gather({ dim: 0 }),
];
