// What src/plan/cost.ts is fitted to: the three ways of a Toeplitz product, microseconds a channel, best of many short samples
// (a cost is what the machine can do; the noise of others is nobody's cost).
//   node bench/run.mjs crossover [--d 64] [--build relaxed] [--rounds 100]
import { parseArgs } from "node:util";
import { nextPowerOfTwo } from "../src/core/math.js";
import { type ToeplitzMethod, toeplitzCost } from "../src/plan/cost.js";
import { bandConvKernel } from "../src/wasm/kernels/bandConv.js";
import { toeplitzKernel } from "../src/wasm/kernels/toeplitz.js";
import { toeplitzSpectrumKernel } from "../src/wasm/kernels/toeplitzSpectrum.js";
import { type Contender, measure } from "./lib/measure.js";
import { noise } from "./lib/noise.js";
import { openArena } from "./lib/wasm.js";

const { values } = parseArgs({
  options: {
    d: { type: "string", default: "64" },
    build: { type: "string", default: "relaxed" },
    rounds: { type: "string", default: "100" },
  },
});
const dim = Number(values.d);
const arena = openArena(`build/${values.build}.wasm`);
if (!arena) throw new Error(`build/${values.build}.wasm is missing or cannot be compiled here`);
const { call, put, reserve } = arena;

function direct(n: number, rows: number, firstLag: number): Contender {
  const params = { batch: 1, n, dim, taps: rows, firstLag, hasGate: false, hasAdd: false };
  const [x, taps, y] = [put(noise(n * dim, 1)), put(noise(rows * dim, 2)), reserve(4 * n * dim)];
  const scratch = reserve(bandConvKernel.scratch!(params));
  const units = bandConvKernel.units!(params);
  const run = () => call["bandConv"](x, taps, 0, 0, y, 1, n, dim, rows, firstLag, 0, 0, scratch, 0, units);
  return { name: "direct", run };
}

function byFft(n: number, rows: number, firstLag: number, size: number): Contender {
  const blocks = size < n;
  const params = { batch: 1, n, dim, size, firstLag: blocks ? firstLag : 0, hasGate: false };
  const table = put(toeplitzKernel.tables![0].data(params));
  const spectrum = reserve(Math.ceil(dim / 4) * size * 32);
  const [x, taps, y] = [put(noise(n * dim, 1)), put(noise(rows * dim, 2)), reserve(4 * n * dim)];
  const scratch = reserve(toeplitzKernel.scratch!(params));
  const groups = toeplitzSpectrumKernel.units!({ rows, dim, size, firstLag: 0 });
  call["toeplitzSpectrum"](taps, spectrum, rows, dim, size, blocks ? 0 : firstLag, table, 0, groups);
  const units = toeplitzKernel.units!(params);
  const run = () => call["toeplitz"](x, spectrum, 0, y, 1, n, dim, size, params.firstLag, 0, table, scratch, 0, units);
  return { name: blocks ? `blocks ${size}` : `fft ${size}`, run };
}

interface Shape {
  n: number;
  rows: number;
  firstLag: number;
  sizes: number[];
}
const shapes: Shape[] = [];
for (const n of [8, 16, 32, 48, 64, 96, 128, 256]) {
  const size = nextPowerOfTwo(n);
  shapes.push({ n, rows: n, firstLag: 0, sizes: [size] }, { n, rows: 2 * n - 1, firstLag: 1 - n, sizes: [size] });
}
for (const n of [512, 1024, 2048, 4096, 8192, 16384, 32768])
  shapes.push({ n, rows: 64, firstLag: 0, sizes: [64, 256, 1024, n] });
for (const n of [64, 4096])
  for (const rows of [2, 4, 8, 16, 24, 32, 48])
    shapes.push({ n, rows, firstLag: 0, sizes: [4, 8, 16, 32, 64, 128, 256].filter((size) => size <= n) });
for (const n of [24, 100, 1000, 3000]) shapes.push({ n, rows: n, firstLag: 0, sizes: [nextPowerOfTwo(n)] });
for (const rows of [512, 1604]) shapes.push({ n: 16384, rows, firstLag: 0, sizes: [512, 1024, 2048, 4096, 8192] });

for (const { n, rows, firstLag, sizes } of shapes) {
  arena.reset();
  const usable = sizes.filter((size) => size >= n || rows <= size);
  const contenders = usable.map((size) => byFft(n, rows, firstLag, size));
  if (n * rows <= 2 ** 20) contenders.push(direct(n, rows, firstLag));
  const timings = await measure(contenders, { rounds: Number(values.rounds), sampleMs: 0.1 });
  const measured = Object.fromEntries(timings.map(({ name, best }) => [name, Number((best / 1000 / dim).toFixed(4))]));
  const methods: ToeplitzMethod[] = [
    { kind: "direct" },
    ...usable.map((size): ToeplitzMethod => ({ kind: size < n ? "blocks" : "fft", size })),
  ];
  const modelled = Object.fromEntries(
    methods.map((method) => [
      method.kind === "direct" ? "direct" : `${method.kind} ${method.size}`,
      Number((toeplitzCost({ n, rows, firstLag }, method) / 1000).toFixed(4)),
    ]),
  );
  console.log(JSON.stringify({ bench: "crossover", n, rows, firstLag, dim, measured, modelled }));
}
