import { type Fill, opCase } from "../lib/opCase.js";

/** Group g has g % 5 sections; poles of modulus up to 0.97. */
const scan = (batch: number, n: number, dim: number, exactTaps: number, hasGate = false) => {
  const groups = Math.ceil(dim / 4);
  const countOf = (g: number) => (g * 3 + 2) % 8;
  const counts: Fill = (_, i) => countOf(i);
  let sections = 0;
  for (let g = 0; g < groups; g++) sections += countOf(g);
  // [[a, -b], [b, a]] with a^2 + b^2 < 1, then two output weights.
  const values: Fill = (u, i) => {
    const [section, entry, lane] = [Math.floor(i / 24), Math.floor(i / 4) % 6, i % 4];
    const angle = 0.3 * section + lane;
    const modulus = 0.97 - 0.1 * ((section + lane) % 4);
    if (entry === 0 || entry === 3) return modulus * Math.cos(angle);
    if (entry === 1 || entry === 2) return (entry === 1 ? -1 : 1) * modulus * Math.sin(angle);
    return u;
  };
  return opCase("modalScan", { batch, n, dim, exactTaps, sections, hasGate }, { fills: { counts, sections: values } });
};

export const modalScanCases = [
  ...[1, 2, 3, 4, 5, 8, 13, 16, 17, 21, 33].map((dim) => scan(1, 7, dim, 2)),
  ...[1, 2, 3, 31, 63, 64, 65, 127, 128, 129, 200].map((n) => scan(2, n, 20, 3)),
  ...[1, 2, 4, 9].map((taps) => scan(1, 70, 9, taps)),
  ...[1, 2, 66].map((n) => scan(3, n, 18, 3, true)),
  scan(1, 5, 6, 70),
  scan(1, 1000, 32, 1),
  scan(0, 3, 4, 2),
  scan(1, 0, 4, 2),
];
