// Toeplitz layer, two-sided kernel, one thread: microseconds a channel against what a person would write today.
//   node bench/run.mjs toeplitz [--d 64] [--n 128,512] [--builds simd,relaxed] [--rounds 31] [--sample MS]
import { parseArgs } from "node:util";
import { Convolver64 } from "../src/core/convolve64.js";
import { nextPowerOfTwo } from "../src/core/math.js";
import { toeplitzKernel } from "../src/wasm/kernels/toeplitz.js";
import { toeplitzSpectrumKernel } from "../src/wasm/kernels/toeplitzSpectrum.js";
import { type Contender, interleave } from "./lib/interleave.js";
import { noise, validate } from "./lib/noise.js";
import { openPffft, PFFFT_BACKWARD, PFFFT_FORWARD, PFFFT_REAL, type Pffft } from "./lib/pffft.js";
import { type Arena, openArena } from "./lib/wasm.js";

const { values } = parseArgs({
  options: {
    d: { type: "string", default: "64" },
    n: { type: "string", default: "128,512,1024,2048,4096,8192,16384" },
    builds: { type: "string", default: "simd,relaxed" },
    rounds: { type: "string", default: "31" },
    sample: { type: "string", default: "2" },
  },
});

interface Case {
  readonly n: number;
  readonly dim: number;
  readonly x: Float32Array;
  readonly taps: Float32Array;
  readonly want: Float64Array;
}

function makeCase(n: number, dim: number): Case {
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
function ours(name: string, arena: Arena, { n, dim, x, taps, want }: Case): Contender {
  arena.reset();
  const size = nextPowerOfTwo(n);
  const params = { batch: 1, n, dim, size, firstLag: 0, hasGate: false };
  const table = arena.put(toeplitzSpectrumKernel.tables![0].data({ rows: 1, dim, size, firstLag: 0 }));
  const spectrum = arena.reserve(Math.ceil(dim / 4) * size * 32);
  const [px, pt, py] = [arena.put(x), arena.put(taps), arena.reserve(x.byteLength)];
  const scratch = arena.reserve(toeplitzKernel.scratch!(params));
  arena.call["toeplitzSpectrum"](pt, spectrum, 2 * n - 1, dim, size, 1 - n, table, 0, Math.ceil(dim / 4));
  const units = toeplitzKernel.units!(params);
  const kernel = arena.call["toeplitz"];
  const run = () => kernel(px, spectrum, 0, py, 1, n, dim, size, 0, 0, table, scratch, 0, units);
  run();
  validate(name, arena.floats(py, n * dim), want);
  return { name, run };
}

/**
 * pffft with everything in its own heap and channel-first, its favourite layout: inputs already zero-padded, so that a
 * channel costs two transforms, one product and clearing its accumulator, and nothing else.
 */
function pffftFirst(pffft: Pffft, { n, dim, x, taps, want }: Case): { contenders: Contender[]; free(): void } {
  const size = Math.max(32, nextPowerOfTwo(2 * n));
  const setup = pffft._pffft_new_setup(size, PFFFT_REAL);
  const owned: number[] = [];
  const alloc = (floats: number): number => {
    owned.push(pffft._pffft_aligned_malloc(4 * floats));
    return owned[owned.length - 1];
  };
  const [px, ph, py] = [alloc(size * dim), alloc(size * dim), alloc(size * dim)];
  const [a, b, work] = [alloc(size), alloc(size), alloc(size)];
  const heap = () => pffft.HEAPF32;
  heap().fill(0, px / 4, px / 4 + size * dim);
  for (let c = 0; c < dim; c++) {
    for (let i = 0; i < n; i++) heap()[px / 4 + c * size + i] = x[i * dim + c];
    heap().fill(0, a / 4, a / 4 + size);
    for (let r = 0; r < 2 * n - 1; r++) heap()[a / 4 + ((r - (n - 1) + size) % size)] = taps[r * dim + c];
    pffft._pffft_transform(setup, a, ph + 4 * c * size, work, PFFFT_FORWARD);
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
  validate("pffft channel-first", got, want);

  // The same for arrays as the layer has them: channel-last, in JavaScript.
  const y = new Float32Array(n * dim);
  const padded = alloc(size);
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
  validate("pffft channel-last", y, want);
  return {
    contenders: [
      { name: "pffft channel-first", run: first },
      { name: "pffft channel-last", run: last },
    ],
    free() {
      for (const pointer of owned) pffft._pffft_aligned_free(pointer);
      pffft._pffft_destroy_setup(setup);
    },
  };
}

const dim = Number(values.d);
const pffft = await openPffft();
const arenas = values.builds.split(",").map((name) => ({
  name,
  arena: openArena(name.includes("/") ? name : `build/${name}.wasm`),
}));
for (const n of values.n.split(",").map(Number)) {
  const one = makeCase(n, dim);
  const rival = pffftFirst(pffft, one);
  const mine = arenas.flatMap(({ name, arena }) => (arena ? [ours(name, arena, one)] : []));
  const timings = interleave([...mine, ...rival.contenders], {
    rounds: Number(values.rounds),
    sampleMs: Number(values.sample),
  });
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  const us = Object.fromEntries(timings.map(({ name, ns }) => [name, round(ns / 1000 / dim, 4)]));
  const best = Object.fromEntries(timings.map((timing) => [timing.name, round(timing.best / 1000 / dim, 4)]));
  const against = (rival: string, table: Record<string, number>) =>
    Object.fromEntries(mine.map(({ name }) => [name, round(table[rival] / table[name], 2)]));
  console.log(
    JSON.stringify({
      bench: "toeplitz",
      n,
      dim,
      medianUsPerChannel: us,
      bestUsPerChannel: best,
      ratioToChannelFirst: against("pffft channel-first", us),
      ratioToChannelLast: against("pffft channel-last", us),
      ratioOfBest: against("pffft channel-first", best),
    }),
  );
  rival.free();
}
