import { Fft64 } from "../core/fft64.js";
import type { JsKernel } from "./kernel.js";

/** Values between two yields. */
const EVERY = 2 ** 13;

export const responseTaps: JsKernel<"responseTaps"> = function* ({ response, y }, p) {
  const { size, dim, causal } = p;
  const half = size / 2;
  const width = p.heads * dim * (causal ? 1 : 2);
  const fft = yield* Fft64.make(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let c = 0; c < p.heads * dim; c++) {
    const column = causal ? c : c + Math.floor(c / dim) * dim; // head h's block of 2 dim begins at 2 dim h
    for (let m = 0; m <= half; m++) {
      const odd = !causal && m > 0 && m < half;
      const factor = p.sine ? Math.sin((2 * Math.PI * m) / size) : 1;
      re[m] = response[m * width + column];
      im[m] = odd ? response[m * width + column + dim] * factor : 0;
      re[(size - m) % size] = re[m];
      if (odd) im[size - m] = -im[m];
      if (m % EVERY === 0) yield;
    }
    yield* fft.inverseWork(re, im);
    for (let r = 0; r < p.rows; r++) {
      const lag = p.firstLag + r;
      const tap = re[(lag + size) % size];
      y[r * p.heads * dim + c] = causal && lag > 0 ? 2 * tap : tap;
      if (r % EVERY === 0) yield;
    }
  }
};
