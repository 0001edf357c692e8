import { Fft64 } from "../core/fft64.js";
import type { Work } from "../core/work.js";
import type { JsKernel } from "./kernel.js";

/** Values between two yields. */
const EVERY = 2 ** 13;

/** Right-angle convolution, one channel and block at a time; see the contract for the blocks' complex input. */
export const toeplitz = function* ({ x, spectrum, gate, y }, p): Work {
  const { n, dim, size } = p;
  const fft = yield* Fft64.make(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const cos = new Float64Array(size);
  const sin = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    cos[j] = Math.cos((Math.PI * j) / (2 * size));
    sin[j] = Math.sin((Math.PI * j) / (2 * size));
    if (j % EVERY === 0) yield;
  }
  const single = size >= n;
  for (let b = 0; b < p.batch; b++) {
    const at = (i: number, c: number) => (i >= 0 && i < n ? x[(b * n + i) * dim + c] : 0);
    for (let first = 0; first < n; first += size) {
      for (let c = 0; c < dim; c++) {
        for (let j = 0; j < size; j++) {
          const u = at(first - p.firstLag + j, c);
          const v = single ? 0 : -at(first - size - p.firstLag + j, c);
          re[j] = u * cos[j] - v * sin[j];
          im[j] = u * sin[j] + v * cos[j];
          if (j % EVERY === 0) yield;
        }
        yield* fft.forwardWork(re, im);
        for (let j = 0; j < size; j++) {
          const hr = spectrum[(c * size + j) * 2] * size; // the spectrum carries 1/size, as does inverse()
          const hi = spectrum[(c * size + j) * 2 + 1] * size;
          const r = re[j] * hr - im[j] * hi;
          im[j] = re[j] * hi + im[j] * hr;
          re[j] = r;
          if (j % EVERY === 0) yield;
        }
        yield* fft.inverseWork(re, im);
        for (let j = 0; j < Math.min(size, n - first); j++) {
          const out = (b * n + first + j) * dim + c;
          y[out] = (re[j] * cos[j] + im[j] * sin[j]) * (gate ? gate[out] : 1);
          if (j % EVERY === 0) yield;
        }
      }
    }
  }
} satisfies JsKernel<"toeplitz">;
