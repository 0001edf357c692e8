import { nextPowerOfTwo } from "../../../src/core/math.js";
import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import { PFFFT_BACKWARD, PFFFT_FORWARD, PFFFT_REAL, type Pffft, pffftVersion } from "./pffft.js";

/** A two-sided Toeplitz product, channel-last: x [n, dim], taps [2 n - 1, dim], y [n, dim] in float64. */
export interface ToeplitzCase {
  readonly n: number;
  readonly dim: number;
  readonly x: Float32Array;
  readonly taps: Float32Array;
  readonly want: Float64Array;
}

/**
 * Two ways to use pffft. Channel-first: everything in its own heap in its favourite layout, inputs already zero-padded, so that a
 * channel costs two transforms, one product and clearing its accumulator, and nothing else. Channel-last: the same for
 * arrays as a layer has them, in JavaScript.
 */
export function pffftToeplitz(pffft: Pffft, one: ToeplitzCase): { entrants: Entrant[]; free(): void } {
  const { n, dim, x, taps, want } = one;
  const began = performance.now();
  const size = Math.max(32, nextPowerOfTwo(2 * n));
  const setup = pffft._pffft_new_setup(size, PFFFT_REAL);
  const owned: number[] = [];
  const alloc = (floats: number): number => {
    owned.push(pffft._pffft_aligned_malloc(4 * floats));
    return owned[owned.length - 1];
  };
  const [px, ph, py] = [alloc(size * dim), alloc(size * dim), alloc(size * dim)];
  const [a, b, work, padded] = [alloc(size), alloc(size), alloc(size), alloc(size)];
  const heap = () => pffft.HEAPF32;
  for (let c = 0; c < dim; c++) {
    heap().fill(0, a / 4, a / 4 + size);
    for (let r = 0; r < 2 * n - 1; r++) heap()[a / 4 + ((r - (n - 1) + size) % size)] = taps[r * dim + c];
    pffft._pffft_transform(setup, a, ph + 4 * c * size, work, PFFFT_FORWARD);
  }
  const prepareNs = (performance.now() - began) * 1e6;
  heap().fill(0, px / 4, px / 4 + size * dim);
  for (let c = 0; c < dim; c++) {
    for (let i = 0; i < n; i++) heap()[px / 4 + c * size + i] = x[i * dim + c];
  }
  const scaling = 1 / size;
  const channel = (from: number, c: number, to: number) => {
    pffft._pffft_transform(setup, from, a, work, PFFFT_FORWARD);
    heap().fill(0, b / 4, b / 4 + size);
    pffft._pffft_zconvolve_accumulate(setup, a, ph + 4 * c * size, b, scaling);
    pffft._pffft_transform(setup, b, to, work, PFFFT_BACKWARD);
  };
  const first = () => {
    for (let c = 0; c < dim; c++) channel(px + 4 * c * size, c, py + 4 * c * size);
  };
  first();
  const got = Float32Array.from(want, (_, i) => heap()[py / 4 + (i % dim) * size + Math.floor(i / dim)]);
  const firstError = validate("pffft channel-first", got, want);

  const y = new Float32Array(n * dim);
  heap().fill(0, padded / 4, padded / 4 + size);
  const last = () => {
    const floats = heap();
    const [at, out] = [padded / 4, py / 4];
    for (let c = 0; c < dim; c++) {
      for (let i = 0, j = c; i < n; i++, j += dim) floats[at + i] = x[j];
      channel(padded, c, py);
      for (let i = 0, j = c; i < n; i++, j += dim) y[j] = floats[out + i];
    }
  };
  last();
  const lastError = validate("pffft channel-last", y, want);
  const version = pffftVersion();
  return {
    entrants: [
      { name: "pffft-wasm channel-first", version, prepareNs, error: firstError, run: first },
      { name: "pffft-wasm channel-last", version, prepareNs, error: lastError, run: last },
    ],
    free() {
      for (const pointer of owned) pffft._pffft_aligned_free(pointer);
      pffft._pffft_destroy_setup(setup);
    },
  };
}
