import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SkiWeights, toSki } from "../../src/convert/toSki.js";
import { type Fixture, fixturesOf } from "../lib/fixtures.js";
import { noise } from "./common.js";

interface Nodes {
  readonly alphas: ArrayLike<number>;
  readonly betas: ArrayLike<number>;
  readonly conv_kernel: ArrayLike<number>;
}

/** S + W A W^T entry by entry, from the definition; row-major n x n. */
function denseSki(w: Nodes, channel: number, n: number, rank: number, width: number, warp: number): Float64Array {
  const points = Math.min(rank, n);
  const s = points > 1 ? (n - 1) / (points - 1) : 0;
  const node = (j: number) => {
    if (j === rank) return 0;
    return j < rank ? w.betas[channel * rank + j] : w.alphas[channel * rank + j - rank - 1];
  };
  const k = (t: number) => {
    const position = ((t < 0 ? -1 : 1) * warp ** Math.abs(t) + 1) * rank;
    const cell = Math.min(Math.floor(position), 2 * rank - 1);
    return node(cell) + (position - cell) * (node(cell + 1) - node(cell));
  };
  const hat = (i: number, a: number) => (s === 0 ? 1 : Math.max(0, 1 - Math.abs(i / s - a)));
  const dense = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let a = 0; a < points; a++) {
        if (hat(i, a) === 0) continue;
        for (let b = 0; b < points; b++) if (hat(j, b) > 0) sum += hat(i, a) * hat(j, b) * k((a - b) * s);
      }
      const q = (width - 1) / 2 - (i - j);
      if (q >= 0 && q < width) sum += w.conv_kernel[channel * width + q];
      dense[i * n + j] = sum;
    }
  }
  return dense;
}

/** Frobenius error of the operator, relative, of one channel, from dense matrices. */
function operatorError(w: SkiWeights, taps: Float64Array, channel: number, n: number, width: number): number {
  const dense = denseSki(w, channel, n, w.rank, width, w.warp);
  let error = 0;
  let norm = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const t = taps[(i - j + n - 1) * w.channels + channel];
      error += (dense[i * n + j] - t) ** 2;
      norm += t * t;
    }
  }
  return Math.sqrt(error / norm);
}

function nodesOf(fixture: Fixture): Nodes {
  const [alphas, betas, conv_kernel] = ["alphas", "betas", "conv_kernel"].map((name) => fixture.float64(name));
  return { alphas, betas, conv_kernel };
}

const sizesOf = (fixture: Fixture) => ["n", "d", "r", "nk", "lam"].map((key) => fixture.number(key));

describe("the dense definition used here", () => {
  for (const fixture of fixturesOf("ski_tno").filter((f) => f.number("n") <= 64)) {
    it(`reproduces ${fixture.name}`, () => {
      const [n, d, r, nk, lam] = sizesOf(fixture);
      const [x, y] = [fixture.float64("x"), fixture.float64("y")];
      for (let c = 0; c < d; c++) {
        const dense = denseSki(nodesOf(fixture), c, n, r, nk, lam);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < n; j++) sum += dense[i * n + j] * x[j * d + c];
          expect(sum).toBeCloseTo(y[i * d + c], 9);
        }
      }
    });
  }
});

describe("toSki", () => {
  it("gives back an operator that is of this form", async () => {
    // At full rank W = I and the operator is Toeplitz, so its taps are defined.
    const full = fixturesOf("ski_tno").filter((f) => f.number("n") === f.number("r"));
    expect(full.length).toBeGreaterThan(0);
    for (const fixture of full) {
      const [n, d, r, nk, lam] = sizesOf(fixture);
      const taps = new Float64Array((2 * n - 1) * d);
      for (let c = 0; c < d; c++) {
        const dense = denseSki(nodesOf(fixture), c, n, r, nk, lam);
        for (let l = 1 - n; l < n; l++) taps[(l + n - 1) * d + c] = dense[Math.max(l, 0) * n + Math.max(-l, 0)];
      }
      const weights = await toSki(taps, { channels: d, rank: r, taps: nk, warp: lam });
      for (const error of weights.operatorError) expect(error).toBeLessThan(1e-6);
      for (const error of weights.maxError) expect(error).toBeLessThan(1e-6);
    }
  });

  it("reports the error of the operator it returns, any size and rank", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 2, max: 9 }),
        fc.nat(3),
        fc.nat(99),
        async (n, rank, half, seed) => {
          const taps = noise((2 * n - 1) * 2, seed);
          const width = 2 * half + 1;
          const weights = await toSki(taps, { channels: 2, rank, taps: width, warp: 0.9 });
          for (let c = 0; c < 2; c++) {
            expect(operatorError(weights, taps, c, n, width)).toBeCloseTo(weights.operatorError[c], 5);
          }
        },
      ),
      { seed: 23, numRuns: 60 },
    );
  });

  it("is the least-squares fit: no change of any weight lowers the error", async () => {
    const [n, width] = [20, 3];
    const taps = noise(2 * n - 1, 8);
    const weights = await toSki(taps, { channels: 1, rank: 5, taps: width, warp: 0.9 });
    const best = operatorError(weights, taps, 0, n, width);
    for (const name of ["alphas", "betas", "conv_kernel"] as const) {
      for (let k = 0; k < weights[name].length; k++) {
        for (const change of [0.01, -0.01]) {
          const data = weights[name].slice();
          data[k] += change;
          expect(operatorError({ ...weights, [name]: data }, taps, 0, n, width)).toBeGreaterThanOrEqual(best - 1e-7);
        }
      }
    }
  });

  it("approximates a smooth decaying kernel, better with rank and with taps", async () => {
    const n = 512;
    const taps = Float64Array.from({ length: 2 * n - 1 }, (_, i) => {
      const l = i - n + 1;
      return 0.99 ** Math.abs(l) * Math.cos(l / 60 + 0.4) + (l === 0 ? 0.5 : 0);
    });
    const error = (rank: number, width: number) =>
      toSki(taps, { channels: 1, rank, taps: width, warp: 0.99 }).then(({ operatorError: [first] }) => first);
    const best = await error(32, 17);
    expect(best).toBeLessThan(0.02);
    expect(best).toBeLessThan(await error(8, 17));
    expect(best).toBeLessThan(await error(32, 1));
  });

  it("names what was expected", async () => {
    const ok = { channels: 1, rank: 2, taps: 1 };
    await expect(toSki([1, 2], ok)).rejects.toThrow(/two-sided taps \[2 n - 1, 1\], got 2 rows/);
    await expect(toSki([1], { ...ok, rank: 2048 })).rejects.toThrow(
      /2 rank \+ taps <= 4096, got rank and taps 2048 and 1/,
    );
    await expect(toSki(undefined as never, ok)).rejects.toMatchObject({ code: "argument" });
    await expect(toSki([1], { ...ok, taps: 2 })).rejects.toThrow(/odd number of taps, got 2/);
    await expect(toSki([1], { ...ok, rank: 1 })).rejects.toThrow(/rank: expected an integer >= 2, got 1/);
    await expect(toSki([1], { ...ok, warp: 1 })).rejects.toThrow(/warp in \(0, 1\), got 1/);
  });
});
