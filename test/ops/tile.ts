import { opCase } from "../lib/opCase.js";

/** index is 0 at first: the tile of the whole capacity is due, others do nothing. */
const tile = (batch: number, dim: number, size: number, capacity: number) =>
  opCase("tile", { batch, dim, size, capacity }, { fills: { index: () => (size === capacity ? 0 : size) } }, (b) => {
    const taps = b.input("taps", [2 * size - 1, dim]);
    return b.apply("toeplitzSpectrum", { rows: 2 * size - 1, dim, size, firstLag: 1 - size }, { taps }).spectrum;
  });

export const tileCases = [
  ...[1, 2, 4, 8, 32, 64].map((size) => tile(1, 5, size, size)),
  ...[1, 3, 4, 8, 17].map((dim) => tile(2, dim, 16, 64)),
  tile(0, 4, 8, 8),
];
