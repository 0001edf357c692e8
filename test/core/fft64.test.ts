import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Convolver64 } from "../../src/core/convolve64.js";
import { Fft64, smoothSize } from "../../src/core/fft64.js";
import { unitRoot } from "../../src/core/unitRoot.js";
import { maxDifference, noise } from "../convert/common.js";

function naiveDft(re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const n = re.length;
  const outRe = new Float64Array(n);
  const outIm = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      outRe[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
      outIm[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
    }
  }
  return [outRe, outIm];
}

function rms(...parts: Float64Array[]): number {
  const sum = parts.reduce((total, part) => total + part.reduce((s, v) => s + v * v, 0), 0);
  return Math.sqrt(sum / parts[0].length);
}

function transform(fft: Fft64, re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const out: [Float64Array, Float64Array] = [re.slice(), im.slice()];
  fft.forward(...out);
  return out;
}

const sizes = [...Array.from({ length: 40 }, (_, i) => i + 1), 49, 60, 64, 97, 100, 120, 121, 125, 128, 243, 250, 256];
sizes.push(360, 509, 512, 625, 720, 1009);
// Rounding grows with the number of passes; Bluestein makes two longer transforms, so it may lose a few times more.
const bound = (n: number) => (smoothSize(n) === n ? 4 : 16) * Number.EPSILON * Math.log2(n + 1);

describe("unitRoot", () => {
  it("is exact at quarter turns and near the definition elsewhere", () => {
    const quarters = [0, 2, 4, 6, -2].map((k) => unitRoot(k, 8).map((v) => v + 0)); // + 0 forgets the sign of zero
    expect(quarters).toEqual([
      [1, 0],
      [0, -1],
      [-1, 0],
      [0, 1],
      [0, 1],
    ]);
    // The definition's own argument, up to 4 pi here, is off by half an ulp: 0.9e-15.
    for (const n of [3, 7, 12, 1000]) {
      for (let k = -n; k < 2 * n; k++) {
        const [c, s] = unitRoot(k, n);
        expect(Math.abs(c - Math.cos((2 * Math.PI * k) / n))).toBeLessThan(3e-15);
        expect(Math.abs(s + Math.sin((2 * Math.PI * k) / n))).toBeLessThan(3e-15);
      }
    }
  });
});

describe("Fft64", () => {
  for (const n of sizes) {
    it(`equals the naive DFT and inverts, n = ${n}`, () => {
      const fft = new Fft64(n);
      const re = noise(n, 1);
      const im = noise(n, 2);
      const [gotRe, gotIm] = transform(fft, re, im);
      const [wantRe, wantIm] = naiveDft(re, im);
      const scale = rms(wantRe, wantIm);
      // The naive sum itself errs by about n^(1/2) roundings.
      const allowed = (bound(n) + 2 * Number.EPSILON * Math.sqrt(n)) * scale;
      expect(maxDifference(gotRe, wantRe)).toBeLessThanOrEqual(allowed);
      expect(maxDifference(gotIm, wantIm)).toBeLessThanOrEqual(allowed);
      const energy = rms(gotRe, gotIm) ** 2 / n; // Parseval
      expect(Math.abs(energy / rms(re, im) ** 2 - 1)).toBeLessThan(1e-13);
      fft.inverse(gotRe, gotIm);
      expect(maxDifference(gotRe, re)).toBeLessThanOrEqual(2 * bound(n));
      expect(maxDifference(gotIm, im)).toBeLessThanOrEqual(2 * bound(n));
    });
  }

  it("turns an impulse into roots of unity, large lengths too", () => {
    for (const n of [4096, 6000, 8191, 65536, 10007]) {
      const at = n - 3;
      const re = new Float64Array(n);
      re[at] = 1;
      const [gotRe, gotIm] = transform(new Fft64(n), re, new Float64Array(n));
      let worst = 0;
      for (let k = 0; k < n; k++) {
        const [c, s] = unitRoot(at * k, n);
        worst = Math.max(worst, Math.abs(gotRe[k] - c), Math.abs(gotIm[k] - s));
      }
      expect(worst).toBeLessThanOrEqual(bound(n));
    }
  });

  it("is linear and turns a shift into a modulation", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(1000), fc.nat(1000), (n, shift, seed) => {
        const fft = new Fft64(n);
        const a = noise(n, seed);
        const b = noise(n, seed + 1);
        const zero = new Float64Array(n);
        const sum = a.map((value, i) => 2 * value - 3 * b[(i + shift) % n]);
        const [ar, ai] = transform(fft, a, zero);
        const [br, bi] = transform(fft, b, zero);
        const [sr, si] = transform(fft, sum, zero);
        const allowed = 8 * bound(n) * Math.sqrt(n);
        for (let k = 0; k < n; k++) {
          const [c, s] = unitRoot(-shift * k, n);
          expect(Math.abs(sr[k] - 2 * ar[k] + 3 * (br[k] * c - bi[k] * s))).toBeLessThanOrEqual(allowed);
          expect(Math.abs(si[k] - 2 * ai[k] + 3 * (br[k] * s + bi[k] * c))).toBeLessThanOrEqual(allowed);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it("names what was expected", () => {
    expect(() => new Fft64(0)).toThrow(/n: expected an integer >= 1, got 0/);
    expect(() => new Fft64(4).forward(new Float64Array(4), new Float64Array(3))).toThrow(
      /two arrays of 4, got 4 and 3/,
    );
  });
});

describe("Convolver64", () => {
  it("equals the sum over any window of outputs, alone and in pairs", () => {
    const size = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(size, size, fc.nat(179), fc.integer({ min: 1, max: 200 }), fc.nat(99), (m, n, first, count, seed) => {
        const kernel = noise(m, seed);
        const x = [noise(n, seed + 1), noise(n, seed + 2)];
        const want = x.map((v) =>
          Float64Array.from({ length: count }, (_, i) =>
            kernel.reduce((sum, tap, j) => sum + tap * (v[first + i - j] ?? 0), 0),
          ),
        );
        const convolver = new Convolver64(kernel, n, first, count);
        const y = [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)];
        convolver.apply(x[0], y[0], x[1], y[1]);
        expect(maxDifference(y[0], want[0])).toBeLessThan(1e-13 * (m + n));
        expect(maxDifference(y[1], want[1])).toBeLessThan(1e-13 * (m + n));
        convolver.apply(x[1], y[0]);
        expect(maxDifference(y[0], want[1])).toBeLessThan(1e-13 * (m + n));
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("names the wrong length", () => {
    const convolver = new Convolver64([1, 2], 3);
    expect(() => convolver.apply([1, 2], new Float64Array(4))).toThrow(/expected x of 3, got 2/);
    expect(() => convolver.apply([1, 2, 3], new Float64Array(5))).toThrow(/expected y of 4, got 5/);
  });
});
