// Single transforms, natural order, forward, arrays in each library's own heap: nanoseconds and GFLOP/s (5 n log2 n, real
// 2.5 n log2 n) against what npm has.
//   node bench/run.mjs fft [--kind complex|real] [--n 64,256] [--builds simd,relaxed] [--rivals pffft] [--rounds 31] [--sample MS]
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { Fft64 } from "../src/core/fft64.js";
import type { FftEngine } from "../src/fft/engine.js";
import { formatRecipe, recipeOf } from "../src/fft/recipe.js";
import { FftModule, WasmFft } from "../src/fft/wasm.js";
import { type Contender, interleave } from "./lib/interleave.js";
import { noise, validate } from "./lib/noise.js";
import { openPffft, PFFFT_COMPLEX, PFFFT_FORWARD, PFFFT_REAL, rivalsFolder } from "./lib/pffft.js";
import { readBuild } from "./lib/wasm.js";

const { values } = parseArgs({
  options: {
    kind: { type: "string", default: "complex" },
    n: { type: "string", default: "64,128,256,512,1024,2048,4096,8192,16384,65536,262144" },
    builds: { type: "string", default: "simd,relaxed" },
    rivals: { type: "string", default: "pffft" },
    rounds: { type: "string", default: "31" },
    sample: { type: "string", default: "2" },
  },
});
const real = values.kind === "real";
const require = createRequire(new URL("package.json", rivalsFolder));

interface Case {
  readonly n: number;
  readonly x: Float32Array;
  /** numpy's result, interleaved. */
  readonly want: Float64Array;
}

function makeCase(n: number): Case {
  const x = noise(real ? n : 2 * n, n);
  const re = Float64Array.from({ length: n }, (_, j) => x[real ? j : 2 * j]);
  const im = Float64Array.from({ length: n }, (_, j) => (real ? 0 : x[2 * j + 1]));
  new Fft64(n).forward(re, im);
  const bins = real ? Math.floor(n / 2) + 1 : n;
  return { n, x, want: Float64Array.from({ length: 2 * bins }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]) };
}

function ours(name: string, module: FftModule, { n, x, want }: Case): { contender: Contender; engine: FftEngine } {
  const engine = new WasmFft(module, { n, batch: 1, real });
  engine.signal().set(x);
  engine.forward();
  validate(name, engine.spectrum(), want);
  return { engine, contender: { name, run: () => engine.forward() } };
}

type Rival = (one: Case) => Contender | undefined;

const pffft = await openPffft();

interface KissArray {
  asFloat32Array(): Float32Array;
}
interface Kiss {
  ComplexArray: (new (n: number) => KissArray) & { fromDataArray(x: Float32Array): KissArray };
  FFTConfig: new (n: number, inverse: boolean) => { work(from: KissArray, to: KissArray): void };
}

const rivals: Record<string, Rival> = {
  pffft({ n, x, want }) {
    const setup = pffft._pffft_new_setup(n, real ? PFFFT_REAL : PFFFT_COMPLEX);
    if (setup === 0) return undefined;
    const floats = real ? n : 2 * n;
    const [from, to, work] = [0, 0, 0].map(() => pffft._pffft_aligned_malloc(4 * floats));
    pffft.HEAPF32.set(x, from / 4);
    const run = () => pffft._pffft_transform_ordered(setup, from, to, work, PFFFT_FORWARD);
    run();
    const got = Float32Array.from(pffft.HEAPF32.subarray(to / 4, to / 4 + floats));
    // Real spectra have the last bin's real part where the first bin's imaginary part would be.
    const expected = real ? Float64Array.from(want.subarray(0, n), (value, i) => (i === 1 ? want[n] : value)) : want;
    validate("pffft", got, expected);
    return { name: "pffft", run };
  },
  "fft.js"({ n, x, want }) {
    if (n < 2 || !Number.isInteger(Math.log2(n))) return undefined;
    const FftJs = require("fft.js") as new (
      n: number,
    ) => {
      transform(out: number[], x: ArrayLike<number>): void;
      realTransform(out: number[], x: ArrayLike<number>): void;
    };
    const fft = new FftJs(n);
    const input = Array.from(x);
    const out = new Array<number>(2 * n).fill(0);
    const run = real ? () => fft.realTransform(out, input) : () => fft.transform(out, input);
    run();
    validate("fft.js", out.slice(0, real ? n : 2 * n), want.subarray(0, real ? n : 2 * n));
    return { name: "fft.js", run };
  },
  kissfft({ n, x, want }) {
    if (real) return undefined;
    const { ComplexArray, FFTConfig } = require("kissfft-wasm") as Kiss;
    const config = new FFTConfig(n, false);
    const [from, to] = [ComplexArray.fromDataArray(x), new ComplexArray(n)];
    config.work(from, to);
    validate("kissfft", to.asFloat32Array(), want);
    return { name: "kissfft", run: () => config.work(from, to) };
  },
  "ndarray-fft"({ n, x, want }) {
    if (real) return undefined;
    const transform = require("ndarray-fft") as (direction: number, re: unknown, im: unknown) => void;
    const ndarray = require("ndarray") as (data: Float32Array | Float64Array) => unknown;
    const re = new Float64Array(n);
    const im = new Float64Array(n);
    const [a, b] = [ndarray(re), ndarray(im)]; // its exponent has the other sign: swapped parts conjugate
    const fill = () => {
      for (let j = 0; j < n; j++) {
        re[j] = x[2 * j];
        im[j] = x[2 * j + 1];
      }
    };
    fill();
    transform(1, b, a);
    validate(
      "ndarray-fft",
      Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]),
      want,
    );
    return {
      name: "ndarray-fft",
      run() {
        fill(); // it works in place, and would overflow
        transform(1, b, a);
      },
    };
  },
};

if (values.rivals.includes("kissfft")) {
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, "fetch"); // its loader would fetch() a path, which Node refuses
  await (require("kissfft-wasm/lib/wasm") as { waitLoading(): Promise<void> }).waitLoading();
  globalThis.fetch = fetch;
}

const modules = await Promise.all(
  values.builds.split(",").map(async (name) => {
    const code = readBuild(name.includes("/") ? name : `build/fft.${name}.wasm`);
    return code ? [{ name, module: await FftModule.create(code) }] : [];
  }),
);
for (const n of values.n.split(",").map(Number)) {
  const one = makeCase(n);
  const mine = modules.flat().map(({ name, module }) => ours(name, module, one));
  const theirs = values.rivals.split(",").flatMap((name) => rivals[name]?.(one) ?? []);
  const timings = interleave([...mine.map(({ contender }) => contender), ...theirs], {
    rounds: Number(values.rounds),
    sampleMs: Number(values.sample),
  });
  const flops = (real ? 2.5 : 5) * n * Math.log2(n);
  const ns = Object.fromEntries(timings.map((timing) => [timing.name, timing.ns]));
  const best = Object.fromEntries(timings.map((timing) => [timing.name, timing.best]));
  const ratios = (table: Record<string, number>) =>
    Object.fromEntries(
      theirs.map((rival) => [
        rival.name,
        Object.fromEntries(
          mine.map(({ contender }) => [contender.name, Number((table[rival.name] / table[contender.name]).toFixed(2))]),
        ),
      ]),
    );
  console.log(
    JSON.stringify({
      bench: `fft ${values.kind}`,
      n,
      recipe: formatRecipe(recipeOf(real ? n / 2 : n)),
      medianNs: Object.fromEntries(timings.map((timing) => [timing.name, Math.round(timing.ns)])),
      gflops: Object.fromEntries(timings.map((timing) => [timing.name, Number((flops / timing.ns).toFixed(1))])),
      ratios: ratios(ns),
      ratiosOfBest: ratios(best),
    }),
  );
  for (const { engine } of mine) engine.dispose();
}
