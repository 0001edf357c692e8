import { opCase } from "../lib/opCase.js";

const band = (batch: number, n: number, dim: number, taps: number, firstLag: number, hasGate = false, hasAdd = false) =>
  opCase("bandConv", { batch, n, dim, taps, firstLag, hasGate, hasAdd });

export const bandConvCases = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 17].map((n) => band(2, n, 5, 2 * n - 1, 1 - n)),
  ...[1, 2, 3, 4, 5, 8, 9].map((dim) => band(1, 19, dim, 7, -3)),
  ...[1, 2, 3, 5, 8, 16, 33].map((taps) => band(1, 40, 4, taps, 0)),
  ...[-40, -20, -3, 3, 25, 40].map((firstLag) => band(1, 24, 6, 9, firstLag)),
  ...[21, 64].map((dim) => band(2, 530, dim, 33, -16)),
  band(2, 31, 7, 17, -8, true, false),
  band(2, 31, 7, 17, -8, false, true),
  band(1, 33, 4, 5, 0, true, true),
  band(1, 3, 4, 50, -25),
  band(0, 3, 4, 5, 0),
  band(1, 9, 4, 0, 0),
];
