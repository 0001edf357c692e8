import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eigenvalues as eigenvaluesWork } from "../../src/convert/eigenvalues.js";
import { HankelProduct, hankelModes } from "../../src/convert/hankel.js";
import { leastSquares as leastSquaresWork } from "../../src/convert/leastSquares.js";
import { symmetricEigen as symmetricEigenWork } from "../../src/convert/symmetricEigen.js";
import { finish, type Work } from "../../src/core/work.js";
import { maxDifference, noise } from "./common.js";

function whole<A extends unknown[], T>(work: (...args: A) => Work<T>): (...args: A) => T {
  return (...args) => finish(work(...args));
}
const eigenvalues = whole(eigenvaluesWork);
const leastSquares = whole(leastSquaresWork);
const symmetricEigen = whole(symmetricEigenWork);

function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a[Math.floor(at / n) * n + k] * b[k * n + (at % n)];
    return sum;
  });
}

function transpose(a: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => a[(at % n) * n + Math.floor(at / n)]);
}

const size = fc.integer({ min: 1, max: 24 });

describe("symmetricEigen", () => {
  it("gives orthonormal vectors that diagonalise", () => {
    fc.assert(
      fc.property(size, fc.nat(1000), (n, seed) => {
        const a = noise(n * n, seed);
        const matrix = a.map((v, at) => v + a[(at % n) * n + Math.floor(at / n)]);
        const { values, vectors } = symmetricEigen(matrix, n);
        const diagonal = new Float64Array(n * n);
        const unit = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          diagonal[i * n + i] = values[i];
          unit[i * n + i] = 1;
        }
        expect(maxDifference(multiply(transpose(vectors, n), vectors, n), unit)).toBeLessThan(1e-13);
        const rebuilt = multiply(multiply(vectors, diagonal, n), transpose(vectors, n), n);
        expect(maxDifference(rebuilt, matrix)).toBeLessThan(1e-13 * n);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("keeps the relative accuracy of small eigenvalues of a graded matrix", () => {
    const { values } = symmetricEigen(Float64Array.of(1, 1e-9, 1e-9, 2e-16), 2);
    expect(Math.min(...values)).toBeCloseTo(2e-16 - 1e-18, 21);
  });
});

describe("eigenvalues", () => {
  it("finds prescribed poles, real and conjugate, behind any similarity", () => {
    const pole = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pole, { minLength: 1, maxLength: 8 }), fc.nat(8), fc.nat(1000), (pairs, reals, seed) => {
        const n = 2 * pairs.length + reals;
        const block = new Float64Array(n * n);
        pairs.forEach(([a, b], k) => {
          const at = 2 * k * (n + 1);
          [block[at], block[at + 1], block[at + n], block[at + n + 1]] = [a, b, -b, a];
        });
        const real = noise(reals, seed);
        for (let k = 0; k < reals; k++) block[(2 * pairs.length + k) * (n + 1)] = real[k];
        const a = noise(n * n, seed);
        const symmetric = a.map((v, at) => v + a[(at % n) * n + Math.floor(at / n)]);
        const q = symmetricEigen(symmetric, n).vectors; // an orthogonal matrix
        const got = eigenvalues(multiply(multiply(q, block, n), transpose(q, n), n), n);
        const want = [
          ...pairs.flatMap(([re, im]) => [[re, im] as const, [re, -im] as const]),
          ...Array.from(real, (re) => [re, 0] as const),
        ];
        // Equal eigenvalues of a normal matrix are as well conditioned as any others.
        for (const [re, im] of want) {
          const distance = Math.min(...Array.from(got.re, (r, k) => Math.hypot(r - re, got.im[k] - im)));
          expect(distance).toBeLessThan(1e-6);
        }
        const trace = got.re.reduce((sum, v) => sum + v, 0) - want.reduce((sum, [re]) => sum + re, 0);
        expect(Math.abs(trace)).toBeLessThan(1e-12 * n);
        for (let k = 0; k < n; k++) if (got.im[k] > 0) expect(got.im[k + 1]).toBe(-got.im[k]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it("copes with permutations, zero and defective matrices", () => {
    const cycle = Float64Array.of(0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    const { re, im } = eigenvalues(cycle, 4);
    for (let k = 0; k < 4; k++) expect(Math.hypot(re[k], im[k])).toBeCloseTo(1, 12);
    expect(Array.from(eigenvalues(new Float64Array(9), 3).re)).toEqual([0, 0, 0]);
    const jordan = eigenvalues(Float64Array.of(0.5, 1, 0, 0, 0.5, 1, 0, 0, 0.5), 3);
    for (const value of jordan.re) expect(value).toBeCloseTo(0.5, 4);
  });
});

describe("leastSquares", () => {
  it("leaves a residual orthogonal to every column", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(40), fc.nat(1000), (columns, extra, seed) => {
        const rows = columns + extra;
        const a = Array.from({ length: columns }, (_, k) => noise(rows, seed + k));
        const target = noise(rows, seed + 100);
        const x = leastSquares(
          a.map((column) => column.slice()),
          target.slice(),
        );
        const residual = target.map((v, i) => v - a.reduce((sum, column, k) => sum + x[k] * column[i], 0));
        for (const column of a) {
          expect(Math.abs(column.reduce((sum, v, i) => sum + v * residual[i], 0))).toBeLessThan(1e-9);
        }
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it("drops what is dependent, and takes more columns than rows", () => {
    const a = noise(9, 1);
    const twice = leastSquares([a.slice(), a.map((v) => 2 * v), new Float64Array(9)], a.slice());
    expect(twice[0] + 2 * twice[1]).toBeCloseTo(1, 12);
    expect(twice[2]).toBe(0);
    const wide = leastSquares([Float64Array.of(2), Float64Array.of(3)], Float64Array.of(6));
    expect(2 * wide[0] + 3 * wide[1]).toBeCloseTo(6, 12);
  });
});

describe("Hankel", () => {
  it("multiplies as the matrix does, any order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(100), (n, seed) => {
        const taps = noise(2 * n - 1, seed);
        const product = finish(HankelProduct.make(n));
        finish(product.setTaps(taps));
        const [v, w] = [noise(n, seed + 1), noise(n, seed + 2)];
        const want = [v, w].map((x) => x.map((_, i) => x.reduce((sum, value, j) => sum + taps[i + j] * value, 0)));
        const [a, b = a] = finish(product.apply(v, w));
        expect(maxDifference(a, want[0])).toBeLessThan(1e-13 * n);
        expect(maxDifference(b, want[1])).toBeLessThan(1e-13 * n);
        expect(maxDifference(finish(product.apply(w, undefined))[0], want[1])).toBeLessThan(1e-13 * n);
      }),
      { seed: 13, numRuns: 100 },
    );
  });

  it("finds the singular values of the dense matrix down to the accuracy asked for", () => {
    for (const n of [1, 2, 40, 65]) {
      const rough = noise(2 * n - 1, 4);
      const taps = rough.map((v, l) => 0.9 ** l * Math.cos(0.3 * l) + 0.5 * 0.97 ** l + 1e-3 * v * 0.9 ** l);
      const product = finish(HankelProduct.make(n));
      const { singular } = finish(hankelModes(product, taps, 1e-6, n));
      const dense = Float64Array.from({ length: n * n }, (_, at) => taps[Math.floor(at / n) + (at % n)]);
      const want = Array.from(symmetricEigen(dense, n).values, Math.abs).sort((a, b) => b - a);
      want.forEach((value, k) => {
        expect(Math.abs(value - (singular[k] ?? 0))).toBeLessThan(2e-6 * Math.sqrt(n));
      });
    }
  });
});
