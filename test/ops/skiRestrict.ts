import { opCase } from "../lib/opCase.js";

const restrict = (n: number, points: number, dim: number, batch = 1) =>
  opCase("skiRestrict", { batch, n, points, dim });

/** Spacing 1, whole, odd and huge; tiles of 64 rows and blocks of 256, 16 and 4 channels, one below, at and one above. */
export const skiRestrictCases = [
  ...[2, 3, 4, 7, 19, 20].map((points) => restrict(20, points, 5, 2)),
  ...[1, 2, 3, 4, 5, 15, 16, 17, 20, 63, 64, 65, 84, 130, 255, 256, 257, 300].map((dim) => restrict(37, 6, dim)),
  ...[2, 63, 64, 65, 128, 129, 200].map((n) => restrict(n, 2, 3)),
  restrict(1, 1, 6, 3),
  restrict(1000, 7, 20),
  restrict(3000, 64, 4, 2),
  ...[8191, 8192, 8193].map((n) => restrict(n, 64, 64)), // from 2 MB on tiles are copied
  restrict(2100, 9, 255),
  restrict(2100, 9, 260), // but not beyond 256 channels
  restrict(8200, 3, 65, 2),
  restrict(131073, 5, 68), // longer sequences: 64 channels a unit
  restrict(0, 0, 4),
  restrict(5, 3, 0),
  restrict(5, 3, 4, 0),
];
