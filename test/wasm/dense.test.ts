import { describe, expect, test } from "vitest";
import { norms } from "../../src/ops/activations.js";
import { ops } from "../../src/ops/index.js";
import { normEps } from "../../src/ops/norm.js";
import { addKernel } from "../../src/wasm/kernels/add.js";
import { divideKernel } from "../../src/wasm/kernels/divide.js";
import { multiplyKernel } from "../../src/wasm/kernels/multiply.js";
import { normKernel } from "../../src/wasm/kernels/norm.js";
import { BareModule, BUILDS, bits, errorOf, everyUnit, noise } from "./bare.js";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const dims = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 64, 131];

function normReference(
  p: Parameters<typeof ops.norm.flops>[0],
  x: Float32Array,
  scale: Float32Array,
  bias: Float32Array,
) {
  const y = new Float64Array(p.rows * p.dim);
  for (let r = 0; r < p.rows; r++) {
    const row = Array.from(x.subarray(r * p.dim, (r + 1) * p.dim));
    const mean = p.kind === "layer" ? row.reduce((s, v) => s + v, 0) / p.dim : 0;
    const power = row.reduce((s, v) => s + (v - mean) ** 2, 0) / p.dim;
    const { eps } = p;
    const inside = p.kind === "scale" || p.kind === "layer";
    const size = inside ? Math.sqrt(power + eps) : Math.sqrt(power) + eps;
    row.forEach((v, c) => {
      let out = (v - mean) / size;
      if (p.kind === "scale") out *= scale[0];
      if (p.kind === "rms" || p.kind === "layer" || p.kind === "gatedRms") out *= scale[c];
      if (p.kind === "layer") out += bias[c];
      if (p.kind === "gatedRms") out *= sigmoid(bias[c] * v);
      y[r * p.dim + c] = out;
    });
  }
  return y;
}

describe.each(BUILDS)("dense wasm, %s build", (build) => {
  const wasm = new BareModule(build);

  test.each(norms)("norm %s", (kind) => {
    for (const dim of [...dims, 1025]) {
      const p = { rows: 5, dim, kind, eps: normEps[kind] };
      // an offset makes the variance of `layer` small against the mean, a scale spreads the rows
      const x = noise(5 * dim, dim).map((v, i) => (v + 1) * 10 ** (Math.floor(i / dim) - 2));
      const v = { x, scale: noise(kind === "scale" ? 1 : dim, 2), bias: noise(dim, 3) };
      const { y } = wasm.run("norm", p, v, normKernel);
      const want = normReference(p, x, v.scale, v.bias);
      expect(errorOf(y, want), `dim ${dim}`).toBeLessThan(ops.norm.bound(p));
      expect(bits(wasm.run("norm", p, v, normKernel, everyUnit(normKernel, p)).y)).toEqual(bits(y));
      for (const last of ["x", "scale", "bias", "y"]) {
        if (kind === "simpleRms" && last !== "x" && last !== "y") continue;
        if (kind !== "layer" && kind !== "gatedRms" && last === "bias") continue;
        expect(bits(wasm.run("norm", p, v, normKernel, [], last).y)).toEqual(bits(y));
      }
    }
  });

  test("norm of zeros is zero, of nothing nothing", () => {
    const p = { rows: 2, dim: 6, kind: "simpleRms", eps: 1e-8 } as const;
    expect(wasm.run("norm", p, { x: new Float32Array(12) }, normKernel).y).toEqual(new Float32Array(12));
    expect(wasm.run("norm", { ...p, rows: 0 }, { x: new Float32Array() }, normKernel).y).toHaveLength(0);
  });

  test.each([
    ["add", addKernel, (a: number, b: number) => a + b],
    ["multiply", multiplyKernel, (a: number, b: number) => a * b],
    ["divide", divideKernel, (a: number, b: number) => a / b],
  ] as const)("%s", (name, kernel, of) => {
    for (const [batch, length] of [
      [0, 3],
      [3, 0],
      [1, 1],
      [2, 3],
      [3, 5],
      [1, 4099],
      [7, 1171],
      [5000, 3],
    ]) {
      const v = { a: noise(batch * length, 1), b: noise(length, 2).map((x) => x + 2) };
      const want = v.a.map((a, i) => of(a, v.b[i % length]));
      const run = (cuts: number[] = [], last?: string) =>
        bits(wasm.run(name, { batch, length }, v, kernel, cuts, last).y);
      expect(run()).toEqual(bits(want)); // one rounding, as float32 arithmetic defines it
      expect(run(everyUnit(kernel, { batch, length }))).toEqual(bits(want));
      for (const last of ["a", "b", "y"]) expect(run([], last)).toEqual(bits(want));
    }
  });

  test("embed", () => {
    const tokens = new Int32Array([4, 0, 3, -1, 5, 2147483647, 1]);
    for (const dim of dims) {
      const p = { rows: tokens.length, vocab: 5, dim, scale: Math.sqrt(dim) };
      const v = { tokens, weight: noise(5 * dim, 1) };
      const want = Float32Array.from({ length: tokens.length * dim }, (_, i) => {
        const token = tokens[Math.floor(i / dim)];
        return Math.fround(p.scale) * v.weight[(token >= 0 && token < 5 ? token : 0) * dim + (i % dim)];
      });
      for (const last of ["tokens", "weight", "y"]) {
        expect(bits(wasm.run("embed", p, v, {}, [], last).y)).toEqual(bits(want));
      }
    }
  });

  test.each(["fixed", "learned"] as const)("decay %s", (kind) => {
    for (const dim of dims) {
      for (const [rows, firstLag] of [
        [1, 0],
        [9, 0],
        [17, -8],
        [6, -9],
        [5, 3],
        [2001, -1000],
        [0, 0],
      ]) {
        const p = { rows, dim, firstLag, kind, lambda: 0.9 };
        const gamma = noise(dim, 3).map((g) => (kind === "fixed" ? 0.99 + 0.01 * g : 6 * g));
        const v = { taps: noise(rows * dim, 1), gamma };
        const lambda = 0.9;
        const want = Float32Array.from({ length: rows * dim }, (_, i) => {
          const g = gamma[i % dim];
          const base = kind === "fixed" ? g : lambda + (1 - lambda) * sigmoid(g);
          return base ** Math.abs(firstLag + Math.floor(i / dim)) * v.taps[i];
        });
        for (const last of ["taps", "gamma", "y"]) {
          const { y } = wasm.run("decay", p, v, {}, [], last);
          // float64 inside: relative to each value, not to the largest, there is one rounding
          const off = y.findIndex((value, i) => Math.abs(value - want[i]) > 2 ** -23 * Math.abs(want[i]) + 1e-45);
          expect(off, `${JSON.stringify(p)}: ${y[off]}, not ${want[off]}`).toBe(-1);
        }
      }
    }
  });
});
