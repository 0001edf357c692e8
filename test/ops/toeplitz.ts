import { opCase } from "../lib/opCase.js";

interface Shape {
  readonly batch: number;
  readonly n: number;
  readonly dim: number;
  readonly size: number;
  /** Taps of the kernel: lags firstLag … firstLag + rows - 1. */
  readonly rows: number;
  readonly firstLag: number;
  readonly hasGate?: boolean;
}

const toeplitz = ({ batch, n, dim, size, rows, firstLag, hasGate = false }: Shape) => {
  const blocks = size < n;
  const c = opCase("toeplitz", { batch, n, dim, size, firstLag: blocks ? firstLag : 0, hasGate }, {}, (b) => {
    const taps = b.input("taps", [rows, dim]);
    return b.apply("toeplitzSpectrum", { rows, dim, size, firstLag: blocks ? 0 : firstLag }, { taps }).spectrum;
  });
  return { ...c, name: `${c.name} rows=${rows} lags from ${firstLag}` };
};

const causal = (n: number, dim: number, size: number, batch = 1) =>
  toeplitz({ batch, n, dim, size, rows: n, firstLag: 0 });
const full = (n: number, dim: number, size: number, batch = 1) =>
  toeplitz({ batch, n, dim, size, rows: 2 * n - 1, firstLag: 1 - n });

/** Every power of two (each has its own stage structure), n below, at and above them, dims around a vector of four. */
export const toeplitzCases = [
  ...[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096].flatMap((size) => [
    causal(size, 4, size),
    full(size, 4, size),
  ]),
  ...[1, 3, 5, 7, 37, 100, 129, 1000].map((n) => full(n, 3, 2 ** Math.ceil(Math.log2(n)))),
  ...[1, 2, 3, 5, 6, 7, 8, 9, 17].map((dim) => full(31, dim, 32, 2)),
  // From 2048 points on lines of y and the gate are read ahead: tiles of 32, 12 and 2 rows, whole and in part.
  ...[17, 84].map((dim) => causal(2048, dim, 2048, 2)),
  ...[20, 84, 260].map((dim) =>
    toeplitz({ batch: 1, n: 2048, dim, size: 2048, rows: 2048, firstLag: 0, hasGate: true }),
  ),
  toeplitz({ batch: 1, n: 2050, dim: 21, size: 4096, rows: 4099, firstLag: -2049, hasGate: true }),
  causal(20, 5, 64, 3),
  toeplitz({ batch: 2, n: 48, dim: 6, size: 64, rows: 95, firstLag: -47, hasGate: true }),
  ...[33, 63, 64, 65, 100].map((n) => toeplitz({ batch: 2, n, dim: 5, size: 32, rows: 32, firstLag: 0 })),
  ...[-1, -15, -31, 3].map((firstLag) => toeplitz({ batch: 1, n: 77, dim: 4, size: 32, rows: 31, firstLag })),
  toeplitz({ batch: 2, n: 300, dim: 7, size: 128, rows: 99, firstLag: -49, hasGate: true }),
  toeplitz({ batch: 1, n: 5, dim: 3, size: 1, rows: 1, firstLag: 0 }),
  toeplitz({ batch: 0, n: 8, dim: 4, size: 8, rows: 8, firstLag: 0 }),
];
