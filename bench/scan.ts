// A causal product in linear time (a few taps and second-order sections) against the product by FFT: the kernels of moby-tnn at a
// tolerance. "fft" is one transform of all n tokens, "blocks" overlap-save with the horizon that decay gives, "scan" what a tolerance buys.
//   node bench/run.mjs scan [--builds simd] [--tolerance 1e-3] [--lengths 2048,16384] [--layers 0,1,2,3,4,5] [--rounds 11]
import { modal } from "../src/convert/modal.js";
import { modalScanKernel } from "../src/wasm/kernels/modalScan.js";
import { toeplitzKernel } from "../src/wasm/kernels/toeplitz.js";
import { toeplitzSpectrumKernel } from "../src/wasm/kernels/toeplitzSpectrum.js";
import { Family } from "./lib/family.js";
import { mobyWeights } from "./lib/moby.js";
import { noise, validate } from "./lib/noise.js";
import { type Arena, openArena } from "./lib/wasm.js";
import { scanLengths } from "./sizes.js";

const family = new Family("scan", {
  tolerance: { type: "string", default: "1e-3" },
  lengths: { type: "string", default: scanLengths.join() },
  layers: { type: "string", default: "0,1,2,3,4,5" },
});
const tolerance = Number(family.option("tolerance"));
/** Lags until decay 0.99 has made them 2^-26 of themselves. */
const HORIZON = 1794;
const BLOCK = 4096;
const kernels = mobyWeights(HORIZON).layers.map(({ taps, v }) => ({ taps, dim: v.outDim }));

function byFft(
  { call, put, reserve }: Arena,
  taps: Float32Array,
  dim: number,
  n: number,
  size: number,
  x: number,
  y: number,
) {
  const rows = Math.min(n, HORIZON);
  const params = { batch: 1, n, dim, size, firstLag: 0, hasGate: false };
  const table = put(toeplitzKernel.tables![0].data(params));
  const spectrum = reserve(Math.ceil(dim / 4) * size * 32);
  const groups = toeplitzSpectrumKernel.units!({ rows, dim, size, firstLag: 0 });
  call["toeplitzSpectrum"](put(taps.subarray(0, rows * dim)), spectrum, rows, dim, size, 0, table, 0, groups);
  const scratch = reserve(toeplitzKernel.scratch!(params));
  const units = toeplitzKernel.units!(params);
  return () => call["toeplitz"](x, spectrum, 0, y, 1, n, dim, size, 0, 0, table, scratch, 0, units);
}

/** The definition at a few tokens. */
function referenceAt(tokens: readonly number[], taps: Float32Array, dim: number, x: Float32Array): Float64Array {
  return Float64Array.from({ length: tokens.length * dim }, (_, at) => {
    const [i, c] = [tokens[Math.floor(at / dim)], at % dim];
    let sum = 0;
    for (let lag = 0; lag < HORIZON && lag <= i; lag++) sum += taps[lag * dim + c] * x[(i - lag) * dim + c];
    return sum;
  });
}

for (const build of family.builds) {
  const arena = openArena(`build/${build}.wasm`);
  if (!arena) continue;
  const { call, put, reserve, floats } = arena;
  const totals = new Map<string, number>();
  for (const layer of family.numbers("layers")) {
    const { taps, dim } = kernels[layer];
    const kernel = await modal(taps, { channels: dim, tolerance });
    const { exactTaps } = kernel;
    const sections = kernel.sections.length / 24;
    for (const n of family.numbers("lengths")) {
      arena.reset();
      const values = noise(n * dim, 1);
      const x = put(values);
      const [y, z] = [reserve(4 * n * dim), reserve(4 * n * dim)];
      const contenders = [{ name: "fft", run: byFft(arena, taps, dim, n, n, x, y) }];
      if (n > BLOCK) contenders.push({ name: "blocks", run: byFft(arena, taps, dim, n, BLOCK, x, y) });
      const params = { batch: 1, n, dim, exactTaps, sections, hasGate: false };
      const [head, counts, packed] = [kernel.taps, Float32Array.from(kernel.counts), kernel.sections].map(put);
      const length = exactTaps * dim + sections * 8;
      const state = reserve(4 * length);
      const scratch = reserve(modalScanKernel.scratch!(params));
      const units = modalScanKernel.units!(params);
      const scan = () => {
        floats(state, length).fill(0);
        call["modalScan"](x, head, counts, packed, 0, state, z, 1, n, dim, exactTaps, sections, 0, scratch, 0, units);
      };
      const tokens = [0, 1, n >> 1, n - 1];
      const want = referenceAt(tokens, taps, dim, values);
      const entrants = [...contenders, { name: "scan", run: scan }].map((contender) => {
        contender.run();
        const [at, bound] = contender.name === "scan" ? [z, 20 * tolerance] : [y, 1e-4];
        const got = tokens.flatMap((i) => Array.from(floats(at, n * dim).subarray(i * dim, (i + 1) * dim)));
        return { ...contender, build, error: validate(`${contender.name} of layer ${layer}`, got, want, bound) };
      });
      const order = Number((kernel.order.reduce((sum, each) => sum + each, 0) / dim).toFixed(1));
      for (const { contender, ns } of await family.compare({ kind: "scan", shape: { layer, n, order } }, entrants)) {
        const key = `${build}, n ${n}: ${contender}`;
        totals.set(key, (totals.get(key) ?? 0) + ns / n / dim);
      }
    }
  }
  for (const [key, ns] of totals) console.error(`all layers, ${key} ${ns.toFixed(2)} ns per token and channel`);
}
