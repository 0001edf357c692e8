import { describe, expect, it } from "vitest";
import { etsc, etscPrefill, stateSpaceTaps } from "../../src/convert/etsc.js";
import { fixturesOf } from "../lib/fixtures.js";
import { maxDifference, noise } from "./common.js";

/** y_i = sum_l kernel_l x_{i-l}, channel-last. */
function causal(kernel: Float64Array, x: Float64Array, channels: number): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += channels) {
    for (let j = 0; j <= i; j += channels) {
      for (let c = 0; c < channels; c++) y[i + c] += (kernel[i - j + c] ?? 0) * x[j + c];
    }
  }
  return y;
}

function sumPerChannel(taps: ArrayLike<number>, channels: number): Float64Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < taps.length; i++) sums[i % channels] += taps[i];
  return sums;
}

describe("etsc", () => {
  for (const fixture of fixturesOf("etsc")) {
    it(`reproduces ${fixture.name}: the states, and the outputs past n`, async () => {
      const [n, d, length, gamma] = ["n", "d", "L", "gamma"].map((key) => fixture.number(key));
      const weights = await etsc(fixture.float32("taps"), { channels: d, gamma });
      // The file keeps all n states; ours are the first half, doubled (but for the real one at half a turn).
      expect(weights.states).toBe(Math.ceil(n / 2));
      const [bRe, bIm] = [fixture.float64("b_re"), fixture.float64("b_im")];
      for (let k = 0; k < weights.states; k++) {
        const doubling = 2 * (k + 1) === n + 1 ? 1 : 2;
        for (let c = 0; c < d; c++) {
          expect(weights.exact.b_re[k * d + c]).toBeCloseTo(doubling * bRe[k * d + c], 13);
          expect(weights.exact.b_im[k * d + c]).toBeCloseTo(doubling * bIm[k * d + c], 13);
        }
      }
      const y = causal(stateSpaceTaps(weights.exact, d, length), fixture.float64("x"), d);
      expect(maxDifference(y, fixture.float64("y"))).toBeLessThan(1e-11);
      expect(weights.error).toBeLessThan(3e-5);
      expect(weights.error).toBeGreaterThan(0); // measured on the float32 weights
    });
  }

  for (const n of [1, 2, 3, 8, 17, 100]) {
    for (const gamma of [1, [0.99, 0.8, 0.5]]) {
      it(`continues as documented, n = ${n}, gamma = ${gamma}`, async () => {
        const taps = noise(n * 3, n);
        const rate = (c: number) => (typeof gamma === "number" ? gamma : gamma[c]);
        const sums = sumPerChannel(taps, 3);
        for (const variant of ["published", "periodic"] as const) {
          const weights = await etsc(taps, { channels: 3, gamma, variant });
          const got = stateSpaceTaps(weights.exact, 3, 4 * n);
          const want = got.map((_, i) => {
            const [l, c] = [Math.floor(i / 3), i % 3];
            const at = l % (variant === "published" ? n + 1 : n);
            return rate(c) ** l * (at < n ? taps[at * 3 + c] : -sums[c]);
          });
          expect(maxDifference(got, want)).toBeLessThan(1e-12 * n);
        }
      });
    }
  }

  it("truncated: zero from n on with what it is fed, and prefilled to the state that streaming reaches", async () => {
    for (const [n, length] of [
      [1, 5],
      [5, 3],
      [8, 40],
      [9, 31],
    ]) {
      const gamma = [1, 0.9];
      const taps = noise(n * 2, n);
      const weights = await etsc(taps, { channels: 2, gamma, variant: "truncated" });
      const x = Float64Array.from(noise(length * 2, length));
      const fed = x.map((value, i) => value - (i < 2 * n ? 0 : gamma[i % 2] ** n * x[i - 2 * n]));
      const decayed = Float64Array.from(taps, (tap, i) => gamma[i % 2] ** Math.floor(i / 2) * tap);
      const y = causal(stateSpaceTaps(weights.exact, 2, length), fed, 2);
      expect(maxDifference(y, causal(decayed, x, 2))).toBeLessThan(1e-12);
      expect(weights.gain).toEqual(Float32Array.from(gamma, (rate) => rate ** n));
      const [got, want] = [etscPrefill(weights, x, gamma), etscPrefill({ ...weights, gain: undefined }, fed, gamma)];
      expect(maxDifference(got.re, want.re)).toBeLessThan(1e-12);
      expect(maxDifference(got.im, want.im)).toBeLessThan(1e-12);
    }
  });

  it("prefills to the state that streaming reaches, prompts longer than the period included", async () => {
    for (const [n, length] of [
      [5, 1],
      [8, 7],
      [9, 40],
      [16, 17],
    ]) {
      for (const variant of ["published", "periodic"] as const) {
        const gamma = [1, 0.9];
        const weights = await etsc(noise(n * 2, n), { channels: 2, gamma, variant });
        const x = noise(length * 2, length);
        const { re, im } = etscPrefill(weights, x, gamma);
        const { lambda_re: a, lambda_im: b, b_re, b_im } = weights.exact;
        const wantRe = new Float64Array(re.length);
        const wantIm = new Float64Array(re.length);
        for (let i = 0; i < length; i++) {
          for (let k = 0; k < re.length; k++) {
            const value = x[i * 2 + (k % 2)];
            const next = a[k] * wantRe[k] - b[k] * wantIm[k] + b_re[k] * value;
            wantIm[k] = a[k] * wantIm[k] + b[k] * wantRe[k] + b_im[k] * value;
            wantRe[k] = next;
          }
        }
        expect(maxDifference(re, wantRe)).toBeLessThan(1e-12);
        expect(maxDifference(im, wantIm)).toBeLessThan(1e-12);
      }
    }
  });

  it("names what was expected", async () => {
    await expect(etsc([1, 2, 3], { channels: 2 })).rejects.toThrow(/taps \[n, 2\] with n >= 1, got 3 values/);
    await expect(etsc([1, Number.NaN], { channels: 2 })).rejects.toThrow(/got NaN at lag row 0, channel 1/);
    await expect(etsc([1, 2], { channels: 2, gamma: [1] })).rejects.toThrow(/gamma for 2 channels, got 1/);
    await expect(etsc([1, 2], { channels: 2, variant: "exact" as "periodic" })).rejects.toThrow(
      /variant: expected .*, got exact/,
    );
    await expect(etsc([1, 2], { channels: 2, gamma: 1.5 })).rejects.toThrow(/gamma in \(0, 1\], got 1.5/);
    await expect(etsc(undefined as never, { channels: 2 })).rejects.toThrow(
      /taps as an array of numbers, got undefined/,
    );
    await expect(etsc([1, 2], { channels: 2, gamma: null as never })).rejects.toThrow(
      /gamma: expected a number or one/,
    );
    const weights = await etsc([1, 2], { channels: 2 });
    expect(() => etscPrefill(weights, [1])).toThrow(/x \[length, 2\], got 1 values/);
  });
});
