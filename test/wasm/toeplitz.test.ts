import { describe, expect, it } from "vitest";
import { nextPowerOfTwo } from "../../src/core/math.js";
import { bandConv } from "../../src/ops/bandConv.js";
import { toeplitz } from "../../src/ops/toeplitz.js";
import { toeplitzSpectrum } from "../../src/ops/toeplitzSpectrum.js";
import { bandConvKernel } from "../../src/wasm/kernels/bandConv.js";
import { toeplitzKernel } from "../../src/wasm/kernels/toeplitz.js";
import { toeplitzSpectrumKernel } from "../../src/wasm/kernels/toeplitzSpectrum.js";
import { BareModule, BUILDS, errorOf, everyUnit, noise } from "./bare.js";

interface Band {
  batch: number;
  n: number;
  dim: number;
  rows: number;
  firstLag: number;
}

/** y_i = (sum_r taps[r] x_{i - firstLag - r}) gate + add in float64, from the definition. */
function direct(
  band: Band,
  x: Float32Array,
  taps: Float32Array,
  gate?: Float32Array,
  add?: Float32Array,
): Float64Array {
  const { batch, n, dim, rows, firstLag } = band;
  const y = new Float64Array(batch * n * dim);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < n; i++) {
      for (let r = Math.max(0, i - firstLag - n + 1); r < Math.min(rows, i - firstLag + 1); r++) {
        const from = (b * n + i - firstLag - r) * dim;
        for (let c = 0; c < dim; c++) y[(b * n + i) * dim + c] += taps[r * dim + c] * x[from + c];
      }
    }
  }
  if (gate) for (let i = 0; i < y.length; i++) y[i] *= gate[i];
  if (add) for (let i = 0; i < y.length; i++) y[i] += add[i];
  return y;
}

function cutsOf(units: number, seed: number): number[] {
  return units < 2 ? [] : [...new Set([1, 1 + (seed % (units - 1)), units - 1])].sort((a, b) => a - b);
}

describe.each(BUILDS)("wasm %s", (build) => {
  const wasm = new BareModule(build);

  /** The product by FFT of one case, and its error in 2^-24 rms. */
  function byFft(band: Band, size: number, hasGate: boolean, seed: number): { y: Float32Array; error: number } {
    const { batch, n, dim, rows, firstLag } = band;
    const x = noise(batch * n * dim, seed);
    const taps = noise(rows * dim, seed + 1);
    const gate = hasGate ? noise(batch * n * dim, seed + 2) : undefined;
    const blocked = size < n;
    const spectrumParams = { rows, dim, size, firstLag: blocked ? 0 : firstLag };
    toeplitzSpectrum.check(spectrumParams);
    const { spectrum } = wasm.run("toeplitzSpectrum", spectrumParams, { taps }, toeplitzSpectrumKernel);
    const params = { batch, n, dim, size, firstLag: blocked ? firstLag : 0, hasGate };
    toeplitz.check(params);
    const inputs: Record<string, Float32Array> = gate ? { x, spectrum, gate } : { x, spectrum };
    const { y } = wasm.run("toeplitz", params, inputs, toeplitzKernel);
    const staged = toeplitzKernel.staged!(params);
    if (n < 10_000 || staged) {
      const cuts = staged ? everyUnit(toeplitzKernel, params) : cutsOf(toeplitzKernel.units!(params), seed);
      expect(wasm.run("toeplitz", params, inputs, toeplitzKernel, cuts).y, "cut units").toEqual(y);
    }
    const error = errorOf(y, direct(band, x, taps, gate));
    expect(error, `${JSON.stringify({ ...band, size, hasGate })}`).toBeLessThanOrEqual(toeplitz.bound(params));
    return { y, error };
  }

  it("one block: every lag of a two-sided kernel", () => {
    for (const n of [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 100, 128, 200, 257]) {
      for (const dim of [1, 2, 3, 4, 5, 8, 11]) {
        const batch = 1 + (n % 2);
        byFft({ batch, n, dim, rows: 2 * n - 1, firstLag: 1 - n }, nextPowerOfTwo(n), n % 3 === 1, n * 16 + dim);
      }
    }
  });

  it("one block: causal kernels, sizes larger than needed, few lags", () => {
    for (const n of [1, 2, 3, 6, 13, 40, 64]) {
      for (const dim of [1, 4, 7]) {
        for (const spare of [1, 2, 4, 16]) {
          const size = nextPowerOfTwo(n) * spare;
          byFft({ batch: 2, n, dim, rows: n, firstLag: 0 }, size, false, n * 16 + dim);
          byFft({ batch: 1, n, dim, rows: 1, firstLag: -Math.floor(n / 2) }, size, true, n * 16 + dim);
        }
      }
    }
  });

  it("overlap-save blocks, any lag window, any remainder", () => {
    for (const size of [1, 2, 4, 8, 16, 32, 64]) {
      for (const extra of [1, 2, Math.floor(size / 2) + 1, size, 2 * size + 1, 3 * size + 3, 8 * size]) {
        const n = size + extra;
        for (const [i, dim] of [1, 3, 4, 6].entries()) {
          const firstLag = [0, 1 - size, -Math.floor(size / 2), Math.floor(n / 3)][i];
          const rows = extra % 2 ? size : Math.ceil(size / 2);
          byFft({ batch: 2, n, dim, rows, firstLag }, size, extra % 3 === 0, size * 64 + extra);
        }
      }
    }
  });

  it("lengths that leave the first-level cache", () => {
    for (const n of [512, 1000, 1024, 2048, 3001, 4096]) {
      byFft({ batch: 1, n, dim: 4, rows: 2 * n - 1, firstLag: 1 - n }, nextPowerOfTwo(n), true, n);
    }
    byFft({ batch: 1, n: 5000, dim: 4, rows: 1024, firstLag: 0 }, 1024, false, 5);
  });

  it("the longest length, on a kernel of few taps", () => {
    const n = 2 ** 20 - 3;
    byFft({ batch: 1, n, dim: 1, rows: 4, firstLag: -2 }, 2 ** 20, false, 6);
  });

  it("blocks so long that each is cut into stages", () => {
    byFft({ batch: 1, n: 131072, dim: 6, rows: 4, firstLag: -2 }, 131072, true, 7);
    byFft({ batch: 2, n: 70_001, dim: 3, rows: 3, firstLag: 70 }, 131072, false, 8);
    byFft({ batch: 1, n: 200_001, dim: 5, rows: 3, firstLag: 1 }, 131072, true, 9);
  });

  it("no channels, no sequences, no rows", () => {
    for (const [batch, n, dim] of [
      [0, 5, 4],
      [1, 0, 4],
      [1, 5, 0],
    ]) {
      byFft({ batch, n, dim, rows: Math.min(n, 1), firstLag: 0 }, 8, false, 1);
    }
    expect(byFft({ batch: 1, n: 9, dim: 5, rows: 0, firstLag: 0 }, 16, false, 1).y).toEqual(new Float32Array(45));
  });

  function byBand(batch: number, n: number, dim: number, rows: number, firstLag: number, seed: number): void {
    const [hasGate, hasAdd] = [seed % 4 === 1, seed % 3 === 1];
    const band = { batch, n, dim, rows, firstLag };
    const params = { batch, n, dim, taps: rows, firstLag, hasGate, hasAdd };
    const [x, taps] = [noise(batch * n * dim, seed + 1), noise(rows * dim, seed + 2)];
    const gate = hasGate ? noise(batch * n * dim, seed + 3) : undefined;
    const add = hasAdd ? noise(batch * n * dim, seed + 4) : undefined;
    const inputs = { x, taps, ...(gate && { gate }), ...(add && { add }) };
    const { y } = wasm.run("bandConv", params, inputs, bandConvKernel);
    const error = errorOf(y, direct(band, x, taps, gate, add));
    expect(error, JSON.stringify(params)).toBeLessThanOrEqual(bandConv.bound(params));
    const cuts = cutsOf(bandConvKernel.units!(params), seed);
    expect(wasm.run("bandConv", params, inputs, bandConvKernel, cuts).y, "cut units").toEqual(y);
  }

  it("bandConv: any lag window, epilogues, edges", () => {
    let seed = 0;
    for (const n of [0, 1, 2, 3, 7, 8, 9, 16, 21, 50]) {
      for (const dim of [0, 1, 2, 3, 4, 5, 9]) {
        for (const rows of [0, 1, 2, 4, 5, 8, 13, 2 * n + 3]) {
          for (const firstLag of [0, -rows, -Math.floor(rows / 2), 1 - n, n - 1, n + 2, 3, -n - 5]) {
            byBand(1 + (seed % 2), n, dim, rows, firstLag, seed++);
          }
        }
      }
    }
  });

  it("bandConv: long sequences and many channels, in tiles", () => {
    let seed = 0;
    for (const n of [255, 256, 257, 600, 773]) {
      for (const dim of [15, 16, 18, 37]) {
        for (const rows of [3, 65, 2 * n - 1]) {
          for (const firstLag of [0, -Math.floor(rows / 2), -Math.floor(n / 2), 100])
            byBand(1 + (seed % 2), n, dim, rows, firstLag, seed++);
        }
      }
    }
  });
});
