import { type Fill, opCase } from "../lib/opCase.js";

/** Group g has (3 g + 2) % 8 sections, the last a lone real pole in every other group; poles of modulus up to 0.97. */
const scan = (batch: number, n: number, dim: number, exactTaps: number, hasGate = false) => {
  const groups = Math.ceil(dim / 4);
  const countOf = (g: number) => (g * 3 + 2) % 8;
  const counts: Fill = (_, i) => countOf(i);
  let sections = 0;
  const alone = new Set<number>();
  for (let g = 0; g < groups; g++) {
    sections += countOf(g);
    if (g % 2 === 0 && countOf(g) > 0) alone.add(sections - 1);
  }
  // [[a, -b], [b, a]] with a^2 + b^2 < 1, then two output weights.
  const values: Fill = (u, i) => {
    const [section, entry, lane] = [Math.floor(i / 24), Math.floor(i / 4) % 6, i % 4];
    const angle = 0.3 * section + lane;
    const modulus = 0.97 - 0.1 * ((section + lane) % 4);
    if (alone.has(section)) return entry === 0 ? modulus : entry === 4 ? u : 0;
    if (entry === 0 || entry === 3) return modulus * Math.cos(angle);
    if (entry === 1 || entry === 2) return (entry === 1 ? -1 : 1) * modulus * Math.sin(angle);
    return u;
  };
  return opCase("modalScan", { batch, n, dim, exactTaps, sections, hasGate }, { fills: { counts, sections: values } });
};

export const modalScanCases = [
  ...[1, 2, 3, 4, 5, 8, 13, 16, 17, 21, 33].map((dim) => scan(1, 7, dim, 2)),
  ...[1, 2, 3, 11, 12, 13, 15, 16, 17, 18, 20, 31, 32, 33, 65, 200].map((n) => scan(2, n, 20, 3)),
  ...[1, 2, 4, 9, 17, 40].map((taps) => scan(1, 70, 9, taps)),
  ...[1, 2, 66].map((n) => scan(3, n, 18, 3, true)),
  scan(1, 5, 6, 70),
  scan(2, 150, 6, 70, true), // taps that reach over a chunk of the GPU's kernel
  scan(1, 1000, 32, 1),
  scan(0, 3, 4, 2),
  scan(1, 0, 4, 2),
];
