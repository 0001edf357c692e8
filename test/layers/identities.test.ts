import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linearAttention, softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import type { Layer } from "../../src/layers/layer.js";
import { bandConv, longConv } from "../../src/layers/longConv.js";
import { skiTno } from "../../src/layers/skiTno.js";
import { tno } from "../../src/layers/tno.js";
import type { Backend, Inputs } from "../../src/plan/backend.js";
import { allBackends, describeBackends } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { noiseArray } from "../lib/noise.js";
import { runLayer } from "../lib/runLayer.js";
import { hilbert, inverseDft, skiKernel, skiW } from "./definitions.js";

const rpe = { dim: 8, layers: 2, act: "gelu", norm: "simpleRms" } as const;

function weightsOf(layer: Layer, seed: number): Record<string, Float32Array> {
  const size = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);
  return Object.fromEntries(
    Object.entries(layer.weights).map(([name, shape], k) => [name, noiseArray(seed + k, size(shape))]),
  );
}

describe("the definitions themselves", () => {
  test("row sums of W are 1, and both ends are inducing points", () => {
    const sizes = fc.record({ n: fc.integer({ min: 1, max: 400 }), rank: fc.integer({ min: 2, max: 64 }) });
    fc.assert(
      fc.property(sizes, ({ n, rank }) => {
        const w = skiW(n, Math.min(n, rank));
        for (const row of w) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        expect(w[0][0]).toBe(1);
        expect(w[n - 1].at(-1)).toBeCloseTo(1, 12);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  test("the real part of a causal response is what it was made from, and its kernel is zero at negative lags", () => {
    const size = 32;
    const given = Array.from(noiseArray(3, size / 2 + 1));
    const re = (m: number) => given[m > size / 2 ? size - m : m];
    const at = (m: number) => ({ re: re(m), im: hilbert(size, re, m) });
    const taps = Array.from({ length: size }, (_, k) => inverseDft(size, at, k));
    for (let lag = size / 2 + 1; lag < size; lag++) expect(taps[lag]).toBeCloseTo(0, 14);
    for (let m = 0; m <= size / 2; m++) {
      const real = taps.reduce((sum, tap, k) => sum + tap * Math.cos((2 * Math.PI * k * m) / size), 0);
      expect(real).toBeCloseTo(given[m], 13);
    }
  });
});

describeBackends(allBackends, (each) => {
  let backend: Backend;
  const bound = each.name === "js" ? 1e-12 : 2e-5; // against rms; see test/layers/dense.test.ts for each layer's own
  beforeAll(async () => {
    backend = await each.open();
  });
  afterAll(() => backend.dispose());
  const run = (layer: Layer, weights: Record<string, Float32Array>, n: number, inputs: Inputs, batch = 1) =>
    runLayer(backend, layer, weights, { batch, n }, inputs);

  test.each([2, 5, 16, 40])(
    "SKI with an inducing point for each of %i tokens is a Toeplitz operator of the same kernel",
    async (n) => {
      const [channels, taps, decay] = [5, 3, 0.95];
      const ski = { rank: n, taps, decay, alphas: noiseArray(1, channels * n), betas: noiseArray(2, channels * n) };
      const kernel = noiseArray(3, channels * taps);
      const weights = { alphas: ski.alphas, betas: ski.betas, conv_kernel: kernel };
      const x = noiseArray(4, n * channels);
      const rows = Float32Array.from({ length: (2 * n - 1) * channels }, (_, at) => {
        const [lag, c] = [Math.floor(at / channels) - (n - 1), at % channels];
        return skiKernel({ ...ski, kernel }, c, lag) + (Math.abs(lag) <= 1 ? kernel[c * taps + 1 - lag] : 0);
      });
      const got = await run(skiTno({ channels, rank: n, taps, decay }), weights, n, { x });
      const want = await run(longConv({ channels, causal: false, length: n }), { taps: rows }, n, { x });
      expect(relativeError(got, want)).toBeLessThanOrEqual(each.name === "js" ? 1e-6 : bound); // taps are float32
    },
  );

  test("SKI maps a constant through W A 1-sums: with A = 0 only the band is left", async () => {
    const [channels, n, taps] = [4, 50, 5];
    const x = noiseArray(5, n * channels);
    const kernel = noiseArray(6, channels * taps);
    const none = new Float32Array(channels * 8);
    const weights = { alphas: none, betas: none, conv_kernel: kernel };
    const flipped = Float32Array.from({ length: taps * channels }, (_, at) => {
      const [r, c] = [Math.floor(at / channels), at % channels];
      return kernel[c * taps + taps - 1 - r];
    });
    const got = await run(skiTno({ channels, rank: 8, taps, decay: 0.9 }), weights, n, { x });
    const want = await run(bandConv({ channels, taps, causal: false }), { taps: flipped }, n, { x });
    expect(relativeError(got, want)).toBeLessThanOrEqual(bound);
  });

  test.each([true, false])(
    "FD (causal %s) is a Toeplitz operator of its response's inverse transform",
    async (causal) => {
      const [heads, dim, n] = [2, 3, 32];
      const layer = fdTno({ heads, dim, causal, rpe });
      const weights = weightsOf(layer, 7);
      const channels = heads * dim;
      // The kernel as the response to an impulse in the middle, which shows every lag the output can hold.
      const impulse = new Float32Array(n * channels).fill(1, 0, channels);
      const last = new Float32Array(n * channels).fill(1, (n - 1) * channels);
      const forward = await run(layer, weights, n, { x: impulse });
      const backward = await run(layer, weights, n, { x: last });
      const rows = causal ? forward : [...backward.slice(0, (n - 1) * channels), ...forward];
      const taps = Float32Array.from(rows);
      const x = noiseArray(8, 2 * n * channels);
      const got = await run(layer, weights, n, { x }, 2);
      const want = await run(longConv({ channels, causal, length: n }), { taps }, n, { x }, 2);
      expect(relativeError(got, want)).toBeLessThanOrEqual(each.name === "js" ? 1e-6 : bound); // taps are float32
      if (causal) expect(Math.max(...backward.slice(0, (n - 1) * channels).map(Math.abs))).toBeLessThanOrEqual(bound);
    },
  );

  test("attention of equal scores is an average", async () => {
    const [heads, dim, n] = [2, 3, 70];
    const zero = new Float32Array(n * heads * dim);
    const v = noiseArray(9, n * heads * dim);
    const mean = Float64Array.from(zero, (_, at) => {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += v[j * heads * dim + (at % (heads * dim))];
      return sum / n;
    });
    const inputs = { q: zero, k: zero, v };
    const soft = await run(softmaxAttention({ heads, dim, causal: false }), {}, n, inputs);
    const linear = await run(linearAttention({ heads, dim, causal: false, kernel: "sikf" }), {}, n, inputs);
    expect(relativeError(soft, mean)).toBeLessThanOrEqual(bound);
    expect(relativeError(linear, mean)).toBeLessThanOrEqual(each.name === "js" ? 1e-7 : bound); // eps
  });

  test("sikf does not depend on a shift of q that k makes up for", async () => {
    const [heads, dim, n] = [1, 4, 20];
    const layer = linearAttention({ heads, dim, causal: false, kernel: "sikf" });
    const [q, k, v] = [10, 11, 12].map((seed) => noiseArray(seed, n * dim));
    const shifted = { q: q.map((value) => value + 8), k: k.map((value) => value - 8), v };
    const rounded = { q: shifted.q.map((value) => value - 8), k: shifted.k.map((value) => value + 8), v };
    const want = await run(layer, {}, n, rounded);
    expect(relativeError(await run(layer, {}, n, shifted), want)).toBeLessThanOrEqual(bound);
  });

  /** Lags 0 … n-1 of every causal layer, each with the number of tokens from which on it takes the path by FFT. */
  const causalLayers: readonly Layer[] = [
    tno({ dim: 3, causal: true, rpe }),
    fdTno({ dim: 3, causal: true, rpe, grid: 64 }),
    skiTno({ channels: 3, rank: 8, taps: 5, decay: 0.9, causal: true }),
    longConv({ channels: 3, causal: true, length: 20 }),
    bandConv({ channels: 3, causal: true, taps: 7 }),
    fastRpb({ heads: 1, dim: 3, length: 200, form: "full", causal: true }),
    linearAttention({ heads: 1, dim: 3, causal: true, kernel: "sikf" }),
    linearAttention({ heads: 1, dim: 3, causal: true, kernel: "elu+1" }),
    softmaxAttention({ heads: 1, dim: 3, causal: true, rpb: { length: 200, form: "symmetric" } }),
  ];
  test.each(causalLayers.map((layer) => [layer.name, layer] as const))(
    "%s: outputs ignore the future",
    async (_, layer) => {
      expect(layer.causal).toBe(true);
      const weights = weightsOf(layer, 20);
      for (const [n, at] of [
        [12, 5],
        [20, 19],
        [200, 90],
      ]) {
        const names = Object.keys(layer.inputs({ batch: 1, n }));
        const before = Object.fromEntries(names.map((name, i) => [name, noiseArray(30 + i, n * 3)]));
        const after = Object.fromEntries(
          names.map((name, i) => [
            name,
            before[name].map((value, k) => (k < at * 3 ? value : 3 * noiseArray(40 + i, n * 3)[k])),
          ]),
        );
        const [a, b] = [await run(layer, weights, n, before), await run(layer, weights, n, after)];
        const [past, changed] = [a.slice(0, at * 3), b.slice(0, at * 3)];
        expect(b.slice(at * 3)).not.toEqual(a.slice(at * 3));
        // Products by FFT let the rounding errors, and only those, of what comes later through.
        if (runsDirect(layer, n)) expect(changed).toEqual(past);
        else expect(relativeError(changed, past)).toBeLessThanOrEqual(bound);
      }
    },
  );
});

/** Whether every sum runs over the past only, so that what follows cannot change a bit. */
function runsDirect(layer: Layer, n: number): boolean {
  return n <= 20 || layer.name === "bandConv" || layer.name === "linearAttention";
}
