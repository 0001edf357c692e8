import { opCase } from "../lib/opCase.js";

const interpolate = (n: number, points: number, dim: number, batch = 1, hasAdd = false, hasGate = false) =>
  opCase("skiInterpolate", { batch, n, points, dim, hasAdd, hasGate });

export const skiInterpolateCases = [
  ...[2, 3, 4, 7, 19, 20].map((points) => interpolate(20, points, 5, 2, true)),
  ...[1, 2, 3, 4, 5, 15, 16, 17, 20, 33, 67].map((dim) => interpolate(37, 6, dim)),
  ...[1, 3, 4, 18, 35].map((dim) => interpolate(37, 6, dim, 2, true, true)),
  ...[2, 63, 64, 65, 128, 129, 200].map((n) => interpolate(n, 2, 3, 2, false, true)),
  interpolate(1, 1, 6, 3),
  interpolate(1000, 7, 20, 1, true),
  interpolate(0, 0, 4),
  interpolate(5, 3, 0),
  interpolate(5, 3, 4, 0),
];
