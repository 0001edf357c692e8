import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import { importRival, requireRival, versionOf } from "./packages.js";
import { openPffft, PFFFT_COMPLEX, PFFFT_FORWARD, PFFFT_REAL, pffftVersion } from "./pffft.js";

/** A transform of random numbers, and its float64 result in numpy's conventions. */
export interface FftCase {
  readonly n: number;
  readonly real: boolean;
  /** Complex numbers interleaved. */
  readonly x: Float32Array;
  readonly want: Float64Array;
}

type Rival = (one: FftCase) => Entrant | undefined | Promise<Entrant | undefined>;

const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n));
/** Rivals that work in JavaScript's double precision, or with tables of float32, are right to this. */
const BOUND = 1e-5;

function interleaved(re: ArrayLike<number>, im: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: 2 * re.length }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]);
}

/** For libraries that work in place, and would overflow: each call writes x anew. */
function filler(x: Float32Array, re: Float64Array, im: Float64Array): () => void {
  return () => {
    for (let j = 0; j < re.length; j++) {
      re[j] = x[2 * j];
      im[j] = x[2 * j + 1];
    }
  };
}

/** pffft's sizes: products of 2, 3 and 5 that its vectors of four divide twice; it aborts at others. */
function fitsPffft(n: number, real: boolean): boolean {
  if (n % (real ? 32 : 16) !== 0) return false;
  let rest = n;
  for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
  return rest === 1;
}

const pffft: Rival = async ({ n, real, x, want }) => {
  if (!fitsPffft(n, real)) return undefined;
  const lib = await shared("pffft", openPffft);
  const setup = lib._pffft_new_setup(n, real ? PFFFT_REAL : PFFFT_COMPLEX);
  const floats = real ? n : 2 * n;
  const [from, to, work] = [0, 0, 0].map(() => lib._pffft_aligned_malloc(4 * floats));
  lib.HEAPF32.set(x, from / 4);
  const run = () => lib._pffft_transform_ordered(setup, from, to, work, PFFFT_FORWARD);
  run();
  const got = Float32Array.from(lib.HEAPF32.subarray(to / 4, to / 4 + floats));
  // Real spectra have the last bin's real part where the first bin's imaginary part would be.
  const expected = real ? Float64Array.from(want.subarray(0, n), (value, i) => (i === 1 ? want[n] : value)) : want;
  return { name: "pffft-wasm", version: pffftVersion(), run, error: validate("pffft", got, expected, BOUND) };
};

interface FftJs {
  transform(out: number[], x: ArrayLike<number>): void;
  realTransform(out: number[], x: ArrayLike<number>): void;
}

const fftJs: Rival = ({ n, real, x, want }) => {
  if (n < 2 || !isPowerOfTwo(n)) return undefined;
  const Fft = requireRival("fft.js") as new (n: number) => FftJs;
  const fft = new Fft(n);
  const input = Array.from(x);
  const out = new Array<number>(2 * n).fill(0);
  const run = real ? () => fft.realTransform(out, input) : () => fft.transform(out, input);
  run();
  const floats = real ? n : 2 * n; // of a real transform the upper half is not filled
  const error = validate("fft.js", out.slice(0, floats), want.subarray(0, floats), BOUND);
  return { name: "fft.js", version: versionOf("fft.js"), run, error };
};

interface WebFft {
  fft(x: Float32Array): Float32Array;
  profile(seconds: number, refresh: boolean): { fastestSubLibrary: string };
  dispose(): void;
}

const webfft: Rival = async ({ n, real, x, want }) => {
  if (real || !isPowerOfTwo(n) || n > 131072) return undefined;
  type Loaded = { default: WebFftClass | { default: WebFftClass } };
  type WebFftClass = new (n: number, library?: string, useProfile?: boolean) => WebFft;
  const { default: found } = await importRival<Loaded>("node_modules/webfft/lib/main.js");
  const Fft = typeof found === "function" ? found : found.default;
  const { log } = console;
  console.log = () => undefined; // it reports there, where our results go
  const library = new Fft(n).profile(0.5, true).fastestSubLibrary; // it measures which of its ten is the fastest
  console.log = log;
  const fft = new Fft(n, library, false);
  const error = validate(`webfft ${library}`, fft.fft(x), want, BOUND);
  return { name: "webfft", version: versionOf("webfft"), note: library, run: () => fft.fft(x), error };
};

interface KissArray {
  asFloat32Array(): Float32Array;
}
interface Kiss {
  ComplexArray: (new (n: number) => KissArray) & { fromDataArray(x: Float32Array): KissArray };
  FFTConfig: new (n: number, inverse: boolean) => { work(from: KissArray, to: KissArray): void };
}

/** kissfft's factors above 5 are quadratic: at larger primes it takes a tenth of a second a call. */
const KISS_LARGEST = 2000;

const kissfft: Rival = async ({ n, real, x, want }) => {
  if (real || (n % 2 === 1 && n > KISS_LARGEST)) return undefined;
  const { ComplexArray, FFTConfig } = await shared("kissfft", openKiss);
  const config = new FFTConfig(n, false);
  const [from, to] = [ComplexArray.fromDataArray(x), new ComplexArray(n)];
  config.work(from, to);
  const error = validate("kissfft-wasm", to.asFloat32Array(), want, BOUND);
  return { name: "kissfft-wasm", version: versionOf("kissfft-wasm"), run: () => config.work(from, to), error };
};

async function openKiss(): Promise<Kiss> {
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, "fetch"); // its loader would fetch() a path, which Node refuses
  const lib = requireRival("kissfft-wasm") as Kiss;
  await (requireRival("kissfft-wasm/lib/wasm") as { waitLoading(): Promise<void> }).waitLoading();
  globalThis.fetch = fetch;
  return lib;
}

const mlFft: Rival = ({ n, real, x, want }) => {
  if (real || !isPowerOfTwo(n)) return undefined;
  const { FFT } = requireRival("ml-fft") as {
    FFT: { init(n: number): void; fft(re: Float64Array, im: Float64Array): void };
  };
  FFT.init(n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  const fill = filler(x, re, im);
  const run = () => {
    fill();
    FFT.fft(re, im);
  };
  run();
  return {
    name: "ml-fft",
    version: versionOf("ml-fft"),
    run,
    error: validate("ml-fft", interleaved(re, im), want, BOUND),
  };
};

const ndarrayFft: Rival = ({ n, real, x, want }) => {
  if (real) return undefined;
  const transform = requireRival("ndarray-fft") as (direction: number, re: unknown, im: unknown) => void;
  const ndarray = requireRival("ndarray") as (data: Float64Array) => unknown;
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  const fill = filler(x, re, im);
  const [a, b] = [ndarray(re), ndarray(im)];
  const run = () => {
    fill();
    transform(1, b, a); // its exponent has the other sign: swapped parts conjugate
  };
  run();
  const error = validate("ndarray-fft", interleaved(re, im), want, BOUND);
  return { name: "ndarray-fft", version: versionOf("ndarray-fft"), run, error };
};

/** One of each library, however many sizes. */
const opened = new Map<string, Promise<unknown>>();
function shared<T>(name: string, open: () => Promise<T>): Promise<T> {
  if (!opened.has(name)) opened.set(name, open());
  return opened.get(name) as Promise<T>;
}

/** By the names that --rivals takes. */
export const fftRivals: Readonly<Record<string, Rival>> = {
  pffft,
  "fft.js": fftJs,
  webfft,
  kissfft,
  "ml-fft": mlFft,
  "ndarray-fft": ndarrayFft,
};
