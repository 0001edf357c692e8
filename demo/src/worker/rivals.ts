import createPffft from "@echogarden/pffft-wasm/simd";
import FftJs from "fft.js";
import { FFT as MlFft } from "ml-fft";
import { PFFFT_BACKWARD, PFFFT_FORWARD, PFFFT_REAL, type Pffft } from "../../../bench/lib/rivals/pffftModule.js";

export const openPffft = async (): Promise<Pffft> => (await createPffft()) as Pffft;

/** A transform of real numbers, [n] to [n / 2 + 1] complex, as it is timed: arrays in, arrays out. */
export type RealTransform = (x: Float32Array) => ArrayLike<number>;

/** pffft packs the last bin into the imaginary part of the first; this unpacks it. */
export function pffftReal(pffft: Pffft, n: number): RealTransform {
  const setup = pffft._pffft_new_setup(n, PFFFT_REAL);
  const [input, output, work] = [0, 1, 2].map(() => pffft._pffft_aligned_malloc(4 * n));
  const result = new Float32Array(n + 2);
  return (x) => {
    pffft.HEAPF32.set(x, input >> 2);
    pffft._pffft_transform_ordered(setup, input, output, work, PFFFT_FORWARD);
    result.set(pffft.HEAPF32.subarray(output >> 2, (output >> 2) + n));
    result[n] = result[1];
    result[1] = 0;
    return result;
  };
}

export function fftJsReal(n: number): RealTransform {
  const fft = new FftJs(n);
  const out = fft.createComplexArray();
  return (x) => {
    fft.realTransform(out, x);
    return out;
  };
}

export function mlFftReal(n: number): RealTransform {
  MlFft.init(n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  const out = new Float64Array(n + 2);
  return (x) => {
    re.set(x);
    im.fill(0);
    MlFft.fft1d(re, im);
    for (let k = 0; k <= n / 2; k++) {
      out[2 * k] = re[k];
      out[2 * k + 1] = im[k];
    }
    return out;
  };
}

/** Causal Toeplitz product of channel-last x [n, channels], kernels given once; what a network needs. */
export type Product = (x: Float32Array) => Float32Array | Promise<Float32Array>;

export function pffftProduct(pffft: Pffft, taps: Float32Array, n: number, channels: number): Product {
  const size = 2 * n;
  const setup = pffft._pffft_new_setup(size, PFFFT_REAL);
  const [input, spectrum, product, work] = [0, 1, 2, 3].map(() => pffft._pffft_aligned_malloc(4 * size));
  const kernels = pffft._pffft_aligned_malloc(4 * size * channels);
  const load = (from: Float32Array, c: number) => {
    const at = input >> 2;
    for (let i = 0; i < n; i++) pffft.HEAPF32[at + i] = from[i * channels + c];
    pffft.HEAPF32.fill(0, at + n, at + size);
  };
  for (let c = 0; c < channels; c++) {
    load(taps, c);
    pffft._pffft_transform(setup, input, kernels + 4 * size * c, work, PFFFT_FORWARD);
  }
  return (x) => {
    const y = new Float32Array(n * channels);
    for (let c = 0; c < channels; c++) {
      load(x, c);
      pffft._pffft_transform(setup, input, spectrum, work, PFFFT_FORWARD);
      pffft.HEAPF32.fill(0, product >> 2, (product >> 2) + size);
      pffft._pffft_zconvolve_accumulate(setup, spectrum, kernels + 4 * size * c, product, 1 / size);
      pffft._pffft_transform(setup, product, input, work, PFFFT_BACKWARD);
      const at = input >> 2;
      for (let i = 0; i < n; i++) y[i * channels + c] = pffft.HEAPF32[at + i];
    }
    return y;
  };
}

/** The definition, as plain JavaScript. */
export function directProduct(taps: Float32Array, n: number, channels: number): Product {
  return (x) => {
    const y = new Float32Array(n * channels);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const [to, tap, from] = [i * channels, (i - j) * channels, j * channels];
        for (let c = 0; c < channels; c++) y[to + c] += taps[tap + c] * x[from + c];
      }
    }
    return y;
  };
}
