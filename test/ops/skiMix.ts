import { opCase } from "../lib/opCase.js";

const mix = (n: number, points: number, dim: number, taps: number, hasGate = false, batch = 1) =>
  opCase("skiMix", { batch, n, points, dim, taps, firstLag: -Math.floor(taps / 2), hasGate });

/**
 * Tiles of 128 rows, blocks of 32 and 8, groups of 4 and 16 channels, one below, at and one above; taps that reach over both
 * ends; every remainder of the taps by four on both sides of 24, from where on they are summed by short sums.
 */
export const skiMixCases = [
  ...[2, 3, 4, 7, 19, 20].map((points) => mix(20, points, 5, 3, false, 2)),
  ...[1, 2, 3, 4, 5, 8, 9, 17].flatMap((dim) => [mix(37, 6, dim, 5), mix(37, 6, dim, 5, true, 2)]),
  ...[0, 1, 2, 3, 4, 5, 9, 33].map((taps) => mix(45, 6, 4, taps)),
  ...[2, 7, 8, 9, 127, 128, 129, 136, 260].flatMap((n) => [mix(n, 2, 4, 9), mix(n, 2, 3, 9, true)]),
  opCase("skiMix", { batch: 1, n: 30, points: 4, dim: 4, taps: 5, firstLag: 40, hasGate: false }),
  opCase("skiMix", { batch: 2, n: 30, points: 4, dim: 5, taps: 70, firstLag: -50, hasGate: true }),
  ...[1, 2, 3, 4, 5, 127, 128, 129, 257].flatMap((n) => [
    mix(n, Math.min(n, 4), 17, 33),
    mix(n, 1 + Number(n > 1), 16, 31, true, 2),
  ]),
  ...[22, 23, 24, 25, 26, 27, 28, 33, 64, 129].flatMap((taps) => [mix(45, 6, 17, taps), mix(300, 9, 32, taps, true)]),
  ...[31, 32, 33, 63, 64, 65, 160].flatMap((n) => [mix(n, 5, 16, 33), mix(n, 6, 21, 9, true)]),
  mix(1, 1, 6, 3, false, 3),
  mix(1000, 7, 20, 17),
  mix(1000, 1000, 3, 1),
  mix(1100, 9, 132, 9, true), // beyond half a megabyte rows are read ahead
  mix(0, 0, 4, 3),
  mix(5, 3, 0, 3),
  mix(5, 3, 4, 3, false, 0),
];
