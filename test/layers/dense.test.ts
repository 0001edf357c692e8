import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nextPowerOfTwo } from "../../src/core/math.js";
import { linearAttention, softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import type { Layer } from "../../src/layers/layer.js";
import { bandConv, longConv } from "../../src/layers/longConv.js";
import { skiTno } from "../../src/layers/skiTno.js";
import type { Backend, Inputs } from "../../src/plan/backend.js";
import { allBackends, describeBackends } from "../lib/backends.js";
import { noiseArray } from "../lib/noise.js";
import { runLayer } from "../lib/runLayer.js";
import { attend, type Dense, encoder, hilbert, inverseDft, multiply, rpbWeight, skiMatrix } from "./definitions.js";

/**
 * Errors are measured against the root mean square of |T| |x|. js: another order of float64 sums only. float32: a chain of
 * three to five kernels of some twenty roundings each (test/conformance.test.ts prints them), 64 roundings in all
 * with what FD-TNN's network in front of the kernel adds.
 */
const bounds = { js: 1e-12, float32: 64 * 2 ** -24 };

const small = { numRuns: 40, seed: 20230212 };
const between = (min: number, max: number) => fc.integer({ min, max });
const extent = { batch: between(1, 3), n: between(1, 90), seed: between(1, 1_000_000) };

describeBackends(allBackends, (each) => {
  let backend: Backend;
  const worst = new Map<string, number>();
  beforeAll(async () => {
    backend = await each.open();
  });
  afterAll(() => {
    backend.dispose();
    const rows = [...worst].map(([name, error]) => `  ${name.padEnd(18)} ${error.toExponential(1)}`);
    console.log(`${each.name}: largest error over rms of |T| |x|\n${rows.join("\n")}`);
  });

  async function check(
    layer: Layer,
    weights: Readonly<Record<string, Float32Array>>,
    size: { batch: number; n: number },
    inputs: Inputs,
    { y, scale }: Dense,
  ): Promise<void> {
    const got = await runLayer(backend, layer, weights, size, inputs);
    expect(got.length).toBe(y.length);
    let error = 0;
    for (let i = 0; i < y.length; i++) error = Math.max(error, Math.abs(got[i] - y[i]));
    const rms = Math.sqrt(scale.reduce((sum, value) => sum + value * value, 0) / scale.length);
    worst.set(layer.name, Math.max(worst.get(layer.name) ?? 0, error / rms));
    expect(error / rms).toBeLessThanOrEqual(each.name === "js" ? bounds.js : bounds.float32);
  }

  const skiSizes = {
    ...extent,
    channels: between(1, 9),
    rank: between(2, 24),
    side: between(0, 12),
    causal: fc.boolean(),
  };
  test("skiTno", async () => {
    const property = fc.asyncProperty(
      fc.record({ ...skiSizes, decay: fc.constantFrom(0.5, 0.9, 0.99, 0.999) }),
      async ({ batch, n, seed, channels, rank, side, causal, decay }) => {
        const taps = 2 * side + 1;
        const alphas = noiseArray(seed, channels * rank);
        const betas = causal ? undefined : noiseArray(seed + 1, channels * rank);
        const kernel = noiseArray(seed + 2, channels * (causal ? side + 1 : taps));
        const x = noiseArray(seed + 3, batch * n * channels);
        const want = multiply({ batch, n, channels }, x, skiMatrix(n, { rank, taps, decay, alphas, betas, kernel }));
        const weights = { alphas, ...(betas && { betas }), conv_kernel: kernel };
        await check(skiTno({ channels, rank, taps, decay, causal }), weights, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, small);
  });

  const fdSizes = { ...extent, heads: between(1, 3), dim: between(1, 5), causal: fc.boolean() };
  test("fdTno", async () => {
    const property = fc.asyncProperty(
      fc.record({ ...fdSizes, feature: fc.constantFrom("omega", "cos"), fixed: fc.boolean() }),
      async ({ batch, n, seed, heads, dim, causal, feature, fixed }) => {
        const channels = heads * dim;
        const grid = fixed ? 64 : undefined;
        const size = grid ?? nextPowerOfTwo(2 * n);
        const hidden = { dim: 6, layers: 1 };
        const rpe = { dim: 6, layers: 1, act: "silu", norm: "simpleRms" } as const;
        const layer = fdTno({ dim, heads, causal, rpe, feature: feature as "omega" | "cos", grid });
        const weights = Object.fromEntries(
          Object.entries(layer.weights).map(([name, shape], k) => [
            name,
            noiseArray(seed + k, shape[0] * (shape[1] ?? 1)),
          ]),
        );
        const silu = (value: number) => value / (1 + Math.exp(-value));
        const rows = Array.from({ length: size / 2 + 1 }, (_, m) => {
          const omega = (2 * Math.PI * m) / size;
          return encoder(weights, { ...hidden, act: silu }, feature === "cos" ? Math.cos(omega) : omega);
        });
        const responseAt = (c: number) => {
          const re = (m: number) => rows[m][causal ? c : c + Math.floor(c / dim) * dim];
          if (causal) return (m: number) => ({ re: re(m), im: hilbert(size, re, m) });
          const factor = (m: number) => (feature === "cos" ? Math.sin((2 * Math.PI * m) / size) : 1);
          return (m: number) => ({ re: re(m), im: rows[m][c + Math.floor(c / dim) * dim + dim] * factor(m) });
        };
        const kernels = Array.from({ length: channels }, (_, c) => {
          const at = responseAt(c);
          return Array.from({ length: size }, (_, k) => inverseDft(size, at, k));
        });
        const tap = (c: number, lag: number) => {
          if (Math.abs(lag) >= size / 2 || (causal && lag < 0)) return 0;
          return kernels[c][(lag + size) % size];
        };
        const x = noiseArray(seed + 99, batch * n * channels);
        const want = multiply({ batch, n, channels }, x, (c, i, j) => tap(c, i - j));
        await check(layer, weights, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, { ...small, numRuns: 25 });
  });

  test("fastRpb, 1d", async () => {
    const property = fc.asyncProperty(
      fc.record({
        ...extent,
        heads: between(1, 3),
        dim: between(1, 5),
        spare: between(0, 9),
        causal: fc.boolean(),
        full: fc.boolean(),
      }),
      async ({ batch, n, seed, heads, dim, spare, causal, full }) => {
        const length = n + spare;
        const form = full ? "full" : "symmetric";
        const w = noiseArray(seed, heads * (full ? 2 * length - 1 : length));
        const x = noiseArray(seed + 1, batch * n * heads * dim);
        const want = multiply({ batch, n, channels: heads * dim }, x, (c, i, j) =>
          causal && j > i ? 0 : rpbWeight(w, Math.floor(c / dim), length, form, i - j),
        );
        await check(fastRpb({ heads, dim, length, form, causal }), { "bias.w": w }, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, small);
  });

  test("fastRpb, 2d", async () => {
    const property = fc.asyncProperty(
      fc.record({
        batch: between(1, 2),
        side: between(1, 9),
        seed: extent.seed,
        heads: between(1, 3),
        dim: between(1, 5),
        spare: between(0, 2),
        full: fc.boolean(),
      }),
      async ({ batch, side, seed, heads, dim, spare, full }) => {
        const most = side + spare;
        const form = full ? "full" : "symmetric";
        const n = side * side;
        const w = noiseArray(seed, heads * (full ? 2 * most - 1 : most));
        const x = noiseArray(seed + 1, batch * n * heads * dim);
        const want = multiply({ batch, n, channels: heads * dim }, x, (c, p, q) => {
          const of = (lag: number) => rpbWeight(w, Math.floor(c / dim), most, form, lag);
          return of(Math.floor(p / side) - Math.floor(q / side)) + of((p % side) - (q % side));
        });
        const layer = fastRpb({ heads, dim, length: most * most, form, grid: "2d" });
        await check(layer, { "bias.w": w }, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, small);
  });

  const attentionSizes = { ...extent, heads: between(1, 3), dim: between(1, 9), causal: fc.boolean() };
  test("linearAttention", async () => {
    const property = fc.asyncProperty(
      fc.record({ ...attentionSizes, kernel: fc.constantFrom("sikf", "elu+1") }),
      async ({ batch, n, seed, heads, dim, causal, kernel }) => {
        const [q, k, v] = [0, 1, 2].map((s) => noiseArray(seed + s, batch * n * heads * dim, s < 2 ? 2 : 1));
        const at = (b: number, h: number, i: number, f: number) => ((b * n + i) * heads + h) * dim + f;
        const mean = (b: number, h: number) => {
          if (causal || kernel === "elu+1") return 0;
          let sum = 0;
          for (let i = 0; i < n; i++) for (let f = 0; f < dim; f++) sum += q[at(b, h, i, f)] + k[at(b, h, i, f)];
          return sum / (n * dim);
        };
        const phi = (value: number) => (kernel === "sikf" || value <= 0 ? Math.exp(value) : value + 1);
        const want = attend(
          { batch, n, heads, dim },
          v,
          (b, h, i, j) => {
            if (causal && j > i) return 0;
            const offset = mean(b, h);
            let sum = 0;
            for (let f = 0; f < dim; f++) sum += phi(q[at(b, h, i, f)] - offset) * phi(k[at(b, h, j, f)] - offset);
            return sum;
          },
          1e-6,
        );
        const layer = linearAttention({ heads, dim, causal, kernel: kernel as "sikf" | "elu+1" });
        await check(layer, {}, { batch, n }, { q, k, v }, want);
      },
    );
    await fc.assert(property, small);
  });

  test("softmaxAttention, with and without FastRPB", async () => {
    const property = fc.asyncProperty(
      fc.record({ ...attentionSizes, biased: fc.boolean() }),
      async ({ batch, n, seed, heads, dim, causal, biased }) => {
        const [q, k, v] = [0, 1, 2].map((s) => noiseArray(seed + s, batch * n * heads * dim, s < 2 ? 3 : 1));
        const at = (b: number, h: number, i: number, f: number) => ((b * n + i) * heads + h) * dim + f;
        const want = attend(
          { batch, n, heads, dim },
          v,
          (b, h, i, j) => {
            if (causal && j > i) return 0;
            let score = 0;
            for (let f = 0; f < dim; f++) score += q[at(b, h, i, f)] * k[at(b, h, j, f)];
            return Math.exp(score / Math.sqrt(dim));
          },
          0,
        );
        const w = noiseArray(seed + 3, heads * n);
        if (biased) {
          const bias = multiply({ batch, n, channels: heads * dim }, v, (c, i, j) =>
            causal && j > i ? 0 : rpbWeight(w, Math.floor(c / dim), n, "symmetric", i - j),
          );
          want.y.forEach((value, i) => {
            want.y[i] = value + bias.y[i];
            want.scale[i] += bias.scale[i];
          });
        }
        const rpb = biased ? ({ length: n, form: "symmetric" } as const) : undefined;
        const layer = softmaxAttention({ heads, dim, causal, rpb });
        await check(layer, biased ? { "bias.w": w } : {}, { batch, n }, { q, k, v }, want);
      },
    );
    await fc.assert(property, small);
  });

  test("longConv", async () => {
    const property = fc.asyncProperty(
      fc.record({
        ...extent,
        heads: between(1, 4),
        dim: between(1, 3),
        length: between(1, 120),
        causal: fc.boolean(),
        skip: fc.boolean(),
      }),
      async ({ batch, n, seed, heads, dim, length, causal, skip }) => {
        const channels = heads * dim;
        const first = causal ? 0 : 1 - length;
        const taps = noiseArray(seed, (length - first) * heads);
        const d = noiseArray(seed + 1, channels);
        const x = noiseArray(seed + 2, batch * n * channels);
        const want = multiply({ batch, n, channels }, x, (c, i, j) => {
          const lag = i - j;
          const stored = lag >= first && lag < length ? taps[(lag - first) * heads + Math.floor(c / dim)] : 0;
          return stored + (skip && lag === 0 ? d[c] : 0);
        });
        const weights = { taps, ...(skip && { d }) };
        await check(longConv({ channels, causal, length, heads, skip }), weights, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, small);
  });

  test("bandConv", async () => {
    const property = fc.asyncProperty(
      fc.record({ ...extent, channels: between(1, 9), side: between(0, 20), causal: fc.boolean() }),
      async ({ batch, n, seed, channels, side, causal }) => {
        const count = causal ? side + 1 : 2 * side + 1;
        const first = causal ? 0 : -side;
        const taps = noiseArray(seed, count * channels);
        const x = noiseArray(seed + 1, batch * n * channels);
        const want = multiply({ batch, n, channels }, x, (c, i, j) => {
          const row = i - j - first;
          return row >= 0 && row < count ? taps[row * channels + c] : 0;
        });
        await check(bandConv({ channels, taps: count, causal }), { taps }, { batch, n }, { x }, want);
      },
    );
    await fc.assert(property, small);
  });
});
