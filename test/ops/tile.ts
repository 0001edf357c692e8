import { opCase } from "../lib/opCase.js";

/** Which groups of channels are due depends on `index` and `stagger`: all of them at some, none at others. */
const tile = (batch: number, dim: number, size: number, capacity: number, stagger = 0, now = 0) =>
  // errors are counted in units of the rms of `ahead`, most of which stays zero where few groups are due
  opCase("tile", { batch, dim, size, capacity, stagger }, { fills: { index: () => now }, bound: 200 }, (b) => {
    const taps = b.input("taps", [2 * size - 1, dim]);
    return b.apply("toeplitzSpectrum", { rows: 2 * size - 1, dim, size, firstLag: 1 - size }, { taps }).spectrum;
  });

export const tileCases = [
  ...[1, 2, 4, 8, 32, 64].map((size) => tile(1, 5, size, size)),
  ...[1, 3, 4, 8, 16].map((dim) => tile(2, dim, 16, 64, 0, 16)),
  ...Array.from({ length: 8 }, (_, now) => tile(2, 50, 2, 8, 3, now)),
  ...[17, 19, 20, 32, 35, 36, 64].map((dim) => tile(1, dim, 4, 4, 5, 1)),
  tile(0, 4, 8, 8),
];
