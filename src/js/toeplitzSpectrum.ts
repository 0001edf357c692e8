import { Fft64 } from "../core/fft64.js";
import type { JsKernel } from "./kernel.js";

/** Values between two yields. */
const EVERY = 2 ** 13;

/** Here in natural order, [dim, size] complex interleaved. */
export const toeplitzSpectrum: JsKernel<"toeplitzSpectrum"> = function* ({ taps, spectrum }, p) {
  const fft = yield* Fft64.make(p.size);
  const re = new Float64Array(p.size);
  const im = new Float64Array(p.size);
  for (let c = 0; c < p.dim; c++) {
    re.fill(0);
    im.fill(0);
    for (let r = 0; r < p.rows; r++) {
      const lag = p.firstLag + r;
      const tap = taps[r * p.dim + c] / p.size;
      // a negative lag enters as -i t at slot lag + size; times zeta^(lag + size) = i zeta^lag, that is t zeta^lag
      const slot = lag < 0 ? lag + p.size : lag;
      const angle = (Math.PI * lag) / (2 * p.size);
      re[slot] += tap * Math.cos(angle);
      im[slot] += tap * Math.sin(angle);
      if (r % EVERY === 0) yield;
    }
    yield* fft.forwardWork(re, im);
    for (let j = 0; j < p.size; j++) {
      spectrum[(c * p.size + j) * 2] = re[j];
      spectrum[(c * p.size + j) * 2 + 1] = im[j];
      if (j % EVERY === 0) yield;
    }
  }
};
