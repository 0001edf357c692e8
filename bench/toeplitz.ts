// Toeplitz product, two-sided kernel, one thread, against what a person would write today.
//   node bench/run.mjs toeplitz [--d 64] [--n 128,512] [--builds simd,relaxed] [--rivals pffft,ort,tfjs,padded] [--rounds 11]
// padded (only when named) is this library's arithmetic with zero padding and two channels a transform, see docs/fft.md.
import { Convolver64 } from "../src/core/convolve64.js";
import { nextPowerOfTwo } from "../src/core/math.js";
import { contractOf } from "../src/ops/index.js";
import { toeplitzKernel } from "../src/wasm/kernels/toeplitz.js";
import { toeplitzSpectrumKernel } from "../src/wasm/kernels/toeplitzSpectrum.js";
import { type Entrant, Family } from "./lib/family.js";
import { noise, validate } from "./lib/noise.js";
import { ortToeplitz } from "./lib/rivals/ortToeplitz.js";
import { paddedToeplitz } from "./lib/rivals/paddedToeplitz.js";
import { openPffft } from "./lib/rivals/pffft.js";
import { pffftToeplitz, type ToeplitzCase } from "./lib/rivals/pffftToeplitz.js";
import { tfjsToeplitz } from "./lib/rivals/tfjs.js";
import { type Arena, openArena } from "./lib/wasm.js";
import { toeplitzSizes } from "./sizes.js";

const family = new Family("toeplitz", {
  d: { type: "string", default: "64" },
  n: { type: "string", default: "" },
  rivals: { type: "string", default: "pffft,ort,tfjs" },
});

/** Rivals that multiply by the whole matrix get no longer ones than this. */
const LONGEST_DENSE = 512;

function makeCase(n: number, dim: number): ToeplitzCase {
  const x = noise(n * dim, n);
  const taps = noise((2 * n - 1) * dim, n + 1);
  const want = new Float64Array(n * dim);
  for (let c = 0; c < dim; c++) {
    const column = (rows: number, from: Float32Array) =>
      Float64Array.from({ length: rows }, (_, i) => from[i * dim + c]);
    const y = new Float64Array(n);
    new Convolver64(column(2 * n - 1, taps), n, n - 1, n).apply(column(n, x), y);
    for (let i = 0; i < n; i++) want[i * dim + c] = y[i];
  }
  return { n, dim, x, taps, want };
}

/** This library, in wasm memory, channel-last. */
function ours(build: string, arena: Arena, { n, dim, x, taps, want }: ToeplitzCase): Entrant {
  arena.reset();
  const size = nextPowerOfTwo(n);
  const params = { batch: 1, n, dim, size, firstLag: 0, hasGate: false };
  const began = performance.now();
  const table = arena.put(toeplitzSpectrumKernel.tables![0].data({ rows: 1, dim, size, firstLag: 0 }));
  const spectrum = arena.reserve(Math.ceil(dim / 4) * size * 32);
  const [px, pt, py] = [arena.put(x), arena.put(taps), arena.reserve(x.byteLength)];
  const scratch = arena.reserve(toeplitzKernel.scratch!(params));
  arena.call["toeplitzSpectrum"](pt, spectrum, 2 * n - 1, dim, size, 1 - n, table, 0, Math.ceil(dim / 4));
  const prepareNs = (performance.now() - began) * 1e6;
  const units = toeplitzKernel.units!(params);
  const kernel = arena.call["toeplitz"];
  const run = () => kernel(px, spectrum, 0, py, 1, n, dim, size, 0, 0, table, scratch, 0, units);
  run();
  const name = `toeplitz ${build}`;
  return { name, build, prepareNs, run, error: validate(name, arena.floats(py, n * dim), want) };
}

function worksOf(): readonly { readonly n: number; readonly dim: number }[] {
  const dim = Number(family.option("d"));
  if (family.option("n")) return family.numbers("n").map((n) => ({ n, dim }));
  if (family.quick) return [{ n: 512, dim: 64 }];
  return toeplitzSizes;
}

const pffft = await openPffft();
const rivals = new Set(family.list("rivals"));
const arenas = family.builds.flatMap((build) => {
  const arena = openArena(build.includes("/") ? build : `build/${build}.wasm`);
  return arena ? [{ build, arena }] : [];
});
for (const { n, dim } of worksOf()) {
  const one = makeCase(n, dim);
  const mine = arenas.map(({ build, arena }) => ours(build, arena, one));
  const byFft = rivals.has("pffft") ? pffftToeplitz(pffft, one) : undefined;
  const dense = n <= LONGEST_DENSE && n * dim <= LONGEST_DENSE * 64;
  const byOrt =
    rivals.has("ort") && dense ? [...(await ortToeplitz("web", one)), ...(await ortToeplitz("node", one))] : [];
  const byPadding = rivals.has("padded") ? family.builds.flatMap((build) => paddedToeplitz(build, one)) : [];
  const byTfjs = rivals.has("tfjs") && dense ? await tfjsToeplitz(one) : undefined;
  const params = { batch: 1, n, dim, size: nextPowerOfTwo(n), firstLag: 0, hasGate: false };
  const flops = contractOf("toeplitz").flops(params);
  const bytes = 4 * (2 * n * dim + 2 * nextPowerOfTwo(n) * dim);
  const work = { kind: "two-sided", shape: { n, dim }, flops, bytes };
  await family.compare(work, [
    ...mine,
    ...byPadding,
    ...(byFft?.entrants ?? []),
    ...byOrt,
    ...(byTfjs?.entrants ?? []),
  ]);
  byFft?.free();
  byTfjs?.free();
}
process.exit(0); // tfjs and onnxruntime keep handles open
