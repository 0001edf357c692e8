import type { OpParams } from "../../src/ops/index.js";
import { opCase } from "../lib/opCase.js";

const taps = (size: number, params: Partial<OpParams<"responseTaps">> = {}) => {
  const reach = size / 2;
  const causal = params.causal ?? false;
  const window = causal ? { firstLag: 0, rows: reach } : { firstLag: 1 - reach, rows: 2 * reach - 1 };
  const defaults = { size, heads: 1, dim: 5, causal, sine: false, ...window };
  return opCase("responseTaps", { ...defaults, ...params });
};

export const responseTapsCases = [
  ...[2, 4, 8, 16, 32, 64, 128, 256, 512, 1024].flatMap((size) => [taps(size), taps(size, { causal: true })]),
  ...[1, 2, 3, 4, 6, 8].map((dim) => taps(32, { dim, heads: 3 })),
  ...[1, 3, 4, 7].map((dim) => taps(32, { dim, heads: 2, causal: true })),
  ...[2, 16, 128].map((size) => taps(size, { sine: true, heads: 2, dim: 3 })),
  taps(64, { firstLag: -3, rows: 11 }),
  taps(64, { firstLag: 5, rows: 4, causal: true }),
  taps(64, { rows: 0 }),
  taps(64, { heads: 0 }),
  taps(64, { dim: 0 }),
];
