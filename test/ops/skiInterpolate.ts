import { opCase } from "../lib/opCase.js";

const interpolate = (n: number, points: number, dim: number) => opCase("skiInterpolate", { n, points, dim });

export const skiInterpolateCases = [
  ...[2, 3, 4, 7, 19, 20].map((points) => interpolate(20, points, 5)),
  ...[1, 2, 3, 4, 5, 8, 9].map((dim) => interpolate(37, 6, dim)),
  interpolate(1, 1, 6),
  interpolate(1000, 7, 20),
  interpolate(0, 0, 4),
  interpolate(5, 3, 0),
];
