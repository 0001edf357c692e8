import { opCase } from "../lib/opCase.js";

const all = (n: number, points: number, rank: number, dim: number, warp = 0.9) => {
  const rows = points === 0 ? 0 : 2 * points - 1;
  const firstLag = points === 0 ? 0 : 1 - points;
  return opCase("skiTaps", { rows, dim, rank, n, points, firstLag, warp, hasBetas: true });
};
const causal = (n: number, points: number, rank: number, warp: number) =>
  opCase("skiTaps", { rows: points, dim: 3, rank, n, points, firstLag: 0, warp, hasBetas: false });

export const skiTapsCases = [
  ...[1, 2, 3, 4, 5, 8].map((dim) => all(20, 6, 6, dim)),
  ...[2, 3, 8, 20].map((points) => all(20, points, 8, 3)),
  ...[0.5, 0.99, 0.999, 1].flatMap((warp) => [all(100, 16, 16, 2, warp), causal(100, 16, 16, warp)]),
  all(1, 1, 4, 3),
  all(0, 0, 4, 3),
  all(5000, 64, 64, 2, 0.99),
];
