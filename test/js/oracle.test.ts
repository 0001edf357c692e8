import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finish } from "../../src/core/work.js";
import { activationFunctions, erfc } from "../../src/js/activation.js";
import type { JsKernel } from "../../src/js/kernel.js";
import { jsKernels } from "../../src/js/kernels.js";
import type { OpName } from "../../src/ops/index.js";
import { relativeError } from "../lib/compare.js";
import { noise } from "../lib/noise.js";

/** The kernel, done in one go. */
function whole<K extends OpName>(name: K): (...args: Parameters<JsKernel<K>>) => void {
  return (args, p) => {
    const work = (jsKernels[name] as JsKernel<K>)(args, p);
    if (work) finish(work);
  };
}
const [bandConv, gemm, norm] = [whole("bandConv"), whole("gemm"), whole("norm")];
const [toeplitz, toeplitzSpectrum] = [whole("toeplitz"), whole("toeplitzSpectrum")];

/** The float64 backend judges every other one, so it is held against definitions and closed forms itself. */
const values = (seed: number, length: number) => Float64Array.from({ length }, (_, i) => noise(seed, i));

interface Kernel {
  readonly batch: number;
  readonly n: number;
  readonly dim: number;
  readonly rows: number;
  readonly firstLag: number;
  readonly size: number;
}

/** y_i = sum over lags of t_lag x_{i - lag}: the definition, one entry of the matrix at a time. */
function dense(x: Float64Array, taps: Float64Array, { batch, n, dim, rows, firstLag }: Kernel): Float64Array {
  const y = new Float64Array(batch * n * dim);
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const row = i - j - firstLag;
        if (row < 0 || row >= rows) continue;
        for (let c = 0; c < dim; c++) y[(b * n + i) * dim + c] += taps[row * dim + c] * x[(b * n + j) * dim + c];
      }
  return y;
}

function byFft(x: Float64Array, taps: Float64Array, k: Kernel): Float64Array {
  const blocks = k.size < k.n;
  const spectrum = new Float64Array(k.dim * k.size * 2);
  const y = new Float64Array(x.length).fill(Number.NaN);
  toeplitzSpectrum({ taps, spectrum }, { rows: k.rows, dim: k.dim, size: k.size, firstLag: blocks ? 0 : k.firstLag });
  const { batch, n, dim, size } = k;
  toeplitz(
    { x, spectrum, gate: undefined, y },
    { batch, n, dim, size, firstLag: blocks ? k.firstLag : 0, hasGate: false },
  );
  return y;
}

describe("toeplitz", () => {
  const kernels = fc
    .record({
      batch: fc.integer({ min: 1, max: 2 }),
      n: fc.integer({ min: 1, max: 70 }),
      dim: fc.integer({ min: 1, max: 3 }),
      log: fc.integer({ min: 0, max: 7 }),
      seed: fc.integer(),
    })
    .map(({ log, ...rest }) => ({ ...rest, size: 2 ** log }));

  test("one block equals the dense matrix, two-sided and causal", () => {
    fc.assert(
      fc.property(kernels, fc.boolean(), ({ seed, ...k }, causal) => {
        const size = Math.max(k.size, 2 ** Math.ceil(Math.log2(k.n)));
        const whole = { ...k, size, rows: causal ? k.n : 2 * k.n - 1, firstLag: causal ? 0 : 1 - k.n };
        const [x, taps] = [values(seed, k.batch * k.n * k.dim), values(seed + 1, whole.rows * k.dim)];
        expect(relativeError(byFft(x, taps, whole), dense(x, taps, whole))).toBeLessThan(1e-12);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("blocks equal the dense matrix, any window of lags that fits a block", () => {
    fc.assert(
      fc.property(
        kernels,
        fc.integer({ min: -80, max: 80 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ seed, ...k }, firstLag, part) => {
          const rows = Math.max(1, Math.floor(part * k.size));
          const some = { ...k, n: k.n + k.size, rows, firstLag };
          const [x, taps] = [values(seed, some.batch * some.n * k.dim), values(seed + 1, rows * k.dim)];
          const want = dense(x, taps, some);
          const got = byFft(x, taps, some);
          const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(value - want[i])), 0);
          expect(worst).toBeLessThan(1e-11);
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  test("an impulse gives the taps, a shifted impulse the shifted taps", () => {
    const k = { batch: 1, n: 16, dim: 1, rows: 31, firstLag: -15, size: 16 };
    const taps = values(3, 31);
    for (const at of [0, 5, 15]) {
      const x = new Float64Array(16);
      x[at] = 1;
      const want = Float64Array.from({ length: 16 }, (_, i) => taps[i - at + 15]);
      expect(relativeError(byFft(x, taps, k), want)).toBeLessThan(1e-13);
    }
  });

  test("bandConv equals the dense matrix", () => {
    fc.assert(
      fc.property(
        kernels,
        fc.integer({ min: -80, max: 80 }),
        fc.integer({ min: 0, max: 90 }),
        ({ seed, ...k }, firstLag, rows) => {
          const band = { ...k, rows, firstLag };
          const [x, taps] = [values(seed, k.batch * k.n * k.dim), values(seed + 1, rows * k.dim)];
          const y = new Float64Array(x.length).fill(Number.NaN);
          const params = { batch: k.batch, n: k.n, dim: k.dim, taps: rows, firstLag, hasGate: false, hasAdd: false };
          bandConv({ x, taps, gate: undefined, add: undefined, y }, params);
          const want = dense(x, taps, band);
          expect(y.every((value, i) => Math.abs(value - want[i]) < 1e-12)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

test("gemm by hand: (1, 2) against rows (3, 4) and (5, 6), bias, relu, gate and residual", () => {
  const y = new Float64Array(2);
  const args = { x: Float64Array.of(1, 2), weight: Float64Array.of(3, 4, 5, -6), y };
  const more = { bias: Float64Array.of(0.5, 1), gate: Float64Array.of(2, 3), residual: Float64Array.of(10, 20) };
  gemm(
    { ...args, ...more },
    { rows: 1, inDim: 2, outDim: 2, act: "relu", hasBias: true, hasGate: true, hasResidual: true },
  );
  expect([...y]).toEqual([2 * (3 + 8 + 0.5) + 10, 0 * 3 + 20]);
});

test("norms in closed form", () => {
  const x = Float64Array.of(3, 4); // rms 5 / sqrt 2, mean 3.5, deviation 0.5
  const run = (kind: "simpleRms" | "rms" | "scale" | "layer" | "gatedRms", scale?: number[], bias?: number[]) => {
    const y = new Float64Array(2);
    const arrays = { scale: scale && Float64Array.from(scale), bias: bias && Float64Array.from(bias) };
    norm({ x, y, scale: arrays.scale, bias: arrays.bias }, { rows: 1, dim: 2, kind, eps: 0 });
    return [...y];
  };
  const unit = [3 / (5 / Math.SQRT2), 4 / (5 / Math.SQRT2)];
  const close = (got: number[], want: number[]) =>
    got.forEach((value, i) => void expect(value).toBeCloseTo(want[i], 14));
  close(run("simpleRms"), unit);
  close(run("rms", [2, 3]), [2 * unit[0], 3 * unit[1]]);
  close(run("scale", [2]), [2 * unit[0], 2 * unit[1]]);
  close(run("layer", [2, 3], [10, 20]), [10 - 2, 20 + 3]);
  close(run("gatedRms", [1, 1], [0, Math.log(3) / 4]), [unit[0] / 2, unit[1] * 0.75]);
});

test("activations at values known in closed form or from tables", () => {
  // erf(0.5), erf(1), erf(2): Abramowitz & Stegun table 7.1; erfc(5) = 1.5374597944280349e-12
  const table = { 0.5: 0.5204998778130465, 1: 0.8427007929497149, 2: 0.9953222650189527 };
  for (const [x, erf] of Object.entries(table)) {
    expect(1 - erfc(Number(x))).toBeCloseTo(erf, 14);
    expect(1 - erfc(-Number(x))).toBeCloseTo(-erf, 14);
  }
  expect(erfc(5) / 1.5374597944280349e-12).toBeCloseTo(1, 11);
  const f = activationFunctions;
  expect(f.gelu(1)).toBeCloseTo(0.5 * (1 + 0.6826894921370859), 14); // the normal distribution within one sigma
  expect(f.silu(Math.log(3))).toBeCloseTo(0.75 * Math.log(3), 14);
  expect(f.sigmoid(-Math.log(3))).toBeCloseTo(0.25, 14);
  expect([f.elu(2), f["1+elu"](2), f["2+elu"](2), f.leak(-2), f.relu(-2), f.none(-2)]).toEqual([2, 3, 4, -0.02, 0, -2]);
  expect(f.elu(-Math.log(2))).toBeCloseTo(-0.5, 14);
  expect(f["1+elu"](-Math.log(2))).toBeCloseTo(0.5, 14);
  expect(f["2+elu"](-Math.log(2))).toBeCloseTo(1.5, 14);
  expect(f.exp(Math.LN2)).toBeCloseTo(2, 14);
  expect(f.sine(Math.PI / 6)).toBeCloseTo(0.5, 14);
  for (const act of Object.values(f)) expect(act(Number.NaN)).toBeNaN();
});
