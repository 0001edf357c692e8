import { Fft64 } from "../../../src/core/fft64.js";
import { unitRoot } from "../../../src/core/unitRoot.js";
import { benchKernels } from "../benchKernels.js";
import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import { openArena } from "../wasm.js";
import type { ToeplitzCase } from "./pffftToeplitz.js";

/** The bits of `value` below `size` (a power of two) in reverse. */
function reverse(value: number, size: number): number {
  let reversed = 0;
  for (let bit = size / 2, rest = value; bit >= 1; bit /= 2, rest >>= 1) if (rest & 1) reversed += bit;
  return reversed;
}

/** [mu, mu^2, mu^3] of all nodes with four elements or more, mu = exp(2 pi i reverse(node) / 4 nodes). */
function entries(size: number): Float32Array {
  const values: number[] = [];
  for (let nodes = 1; 4 * nodes <= size; nodes *= 4) {
    for (let node = 0; node < nodes; node++) {
      for (let power = 1; power <= 3; power++) values.push(...unitRoot(-power * reverse(node, nodes), 4 * nodes));
    }
  }
  return Float32Array.from(values);
}

/** exp(i theta / 2) of every other block of two. */
function halves(size: number): Float32Array {
  const blocks = size / 2;
  return Float32Array.from(
    Array.from({ length: blocks / 2 }, (_, i) => unitRoot(-reverse(2 * i, blocks), size)).flat(),
  );
}

/** See assembly/bench/padded.ts. */
function spectrumOf({ n, dim, taps }: ToeplitzCase): Float32Array {
  const size = 2 * n;
  const plan = new Fft64(size);
  const spectrum = new Float32Array(size * dim * 4);
  for (let channel = 0; channel < dim; channel++) {
    const re = new Float64Array(size);
    const im = new Float64Array(size);
    for (let r = 0; r < 2 * n - 1; r++) re[(r - (n - 1) + size) % size] = taps[r * dim + channel] / size;
    plan.forward(re, im);
    const base = (channel >> 3) * size * 8 + (channel & 3);
    const second = (channel & 7) >> 2;
    spectrum[base + 4 * second] = re[0];
    spectrum[base + 8 + 4 * second] = re[n];
    for (let start = 2; start < size; start *= 2) {
      for (let p = start; p < 1.5 * start; p++) {
        const bin = reverse(p, size);
        const at = base + 8 * (second ? 3 * start - 1 - p : p);
        spectrum[at] = re[bin] / 2;
        spectrum[at + 4] = -im[bin] / 2; // points are at exp(+2 pi i bin / size)
      }
    }
  }
  return spectrum;
}

/**
 * The product by padded transforms of two channels at once, this library's arithmetic otherwise; and the same without the product
 * with the spectrum, a lower bound for any way to fuse that.
 */
export function paddedToeplitz(build: string, one: ToeplitzCase): Entrant[] {
  const { n, dim, x, want } = one;
  const arena = openArena(benchKernels("padded", build));
  if (!arena || dim % 16 !== 0 || n < 16) return [];
  const [table, pairs, spectrum] = [entries(2 * n), halves(2 * n), spectrumOf(one)].map((data) => arena.put(data));
  const [px, py, scratch] = [arena.put(x), arena.reserve(x.byteLength), arena.reserve(128 * n + 8192)];
  const run = (flags: number) => () => arena.call["padded"](px, spectrum, py, n, dim, table, pairs, scratch, flags);
  run(0)();
  const error = validate("padded", arena.floats(py, n * dim), want);
  return [
    { name: `padded ${build}`, build, run: run(0), error },
    { name: `padded ${build}, transforms only`, build, run: run(1), error },
  ];
}
