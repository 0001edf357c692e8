// Single transforms, natural order, forward, arrays in each library's own heap: GFLOP/s are 5 n log2 n, real 2.5 n log2 n.
//   node bench/run.mjs fft [--kind complex,real] [--n 64,256] [--builds simd,relaxed] [--rivals pffft,…] [--rounds 11]
import { Fft64 } from "../src/core/fft64.js";
import type { FftEngine } from "../src/fft/engine.js";
import { formatRecipe, realRecipeOf, recipeOf } from "../src/fft/recipe.js";
import { FftModule, WasmFft } from "../src/fft/wasm.js";
import { type Entrant, Family } from "./lib/family.js";
import { noise, validate } from "./lib/noise.js";
import { type FftCase, fftRivals } from "./lib/rivals/fft.js";
import { ortDft } from "./lib/rivals/onnxruntime.js";
import { readBuild } from "./lib/wasm.js";
import { fftSizes } from "./sizes.js";

const family = new Family("fft", {
  kind: { type: "string", default: "complex,real" },
  n: { type: "string", default: "" },
  rivals: { type: "string", default: [...Object.keys(fftRivals), "onnxruntime-web"].join() },
});

function makeCase(n: number, real: boolean): FftCase {
  const x = noise(real ? n : 2 * n, n);
  const re = Float64Array.from({ length: n }, (_, j) => x[real ? j : 2 * j]);
  const im = Float64Array.from({ length: n }, (_, j) => (real ? 0 : x[2 * j + 1]));
  new Fft64(n).forward(re, im);
  const bins = real ? Math.floor(n / 2) + 1 : n;
  const want = Float64Array.from({ length: 2 * bins }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]);
  return { n, real, x, want };
}

/** The bound that every transform here keeps: 3e-7 sqrt(log2 n) of rms. */
const accuracy = (n: number) => 3e-7 * Math.sqrt(Math.log2(n));

function ours(build: string, module: FftModule, { n, real, x, want }: FftCase): Entrant & { engine: FftEngine } {
  const began = performance.now();
  const engine = new WasmFft(module, { n, batch: 1, real });
  const prepareNs = (performance.now() - began) * 1e6;
  engine.signal().set(x);
  engine.forward();
  const error = validate(`toeplitz ${build}`, engine.spectrum(), want, accuracy(n));
  return { name: `toeplitz ${build}`, build, prepareNs, error, engine, run: () => engine.forward() };
}

async function rivalsOf(one: FftCase): Promise<Entrant[]> {
  const found: Entrant[] = [];
  for (const name of family.list("rivals")) {
    const rival = name === "onnxruntime-web" ? await ortDft(one) : await fftRivals[name](one);
    if (rival) found.push(rival);
  }
  return found;
}

function sizesOf(real: boolean): readonly number[] {
  const { powers, mixed, primes } = fftSizes;
  if (family.option("n")) return family.numbers("n");
  if (family.quick) return [256, 4096];
  return real ? [...powers, ...mixed] : [...powers, ...mixed, ...primes];
}

const modules: { build: string; module: FftModule }[] = [];
for (const build of family.builds) {
  const code = readBuild(build.includes("/") ? build : `build/fft.${build}.wasm`);
  if (code) modules.push({ build, module: await FftModule.create(code) });
}
for (const kind of family.list("kind")) {
  const real = kind === "real";
  for (const n of sizesOf(real)) {
    const one = makeCase(n, real);
    const mine = modules.map(({ build, module }) => ours(build, module, one));
    const flops = (real ? 2.5 : 5) * n * Math.log2(n);
    const work = { kind, shape: { n }, flops, bytes: 4 * (real ? 2 * n + 2 : 4 * n) };
    const recipe = formatRecipe(real ? realRecipeOf(n) : recipeOf(n));
    const noted = mine.map((entrant) => ({ ...entrant, note: recipe }));
    await family.compare(work, [...noted, ...(await rivalsOf(one))]);
    for (const { engine } of mine) engine.dispose();
  }
}
