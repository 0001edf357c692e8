import { describe, expect, test } from "vitest";
import { gemm as contract } from "../../src/ops/gemm.js";
import type { OpParams } from "../../src/ops/index.js";
import { gemmKernel } from "../../src/wasm/kernels/gemm.js";
import { BareModule, BUILDS, bits, errorOf, everyUnit, noise } from "./bare.js";

type GemmParams = OpParams<"gemm">;

const plain = (rows: number, inDim: number, outDim: number): GemmParams => ({
  rows,
  inDim,
  outDim,
  act: "none",
  hasBias: false,
  hasGate: false,
  hasResidual: false,
});

const silu = (x: number) => x / (1 + Math.exp(-x));

/** y = act(x W^T + bias) gate + residual in float64. */
function reference(p: GemmParams, v: Record<string, Float32Array>): Float64Array {
  const y = new Float64Array(p.rows * p.outDim);
  for (let r = 0; r < p.rows; r++) {
    for (let c = 0; c < p.outDim; c++) {
      let sum = p.hasBias ? v.bias[c] : 0;
      for (let k = 0; k < p.inDim; k++) sum += v.x[r * p.inDim + k] * v.weight[c * p.inDim + k];
      const at = r * p.outDim + c;
      const active = p.act === "silu" ? silu(sum) : sum;
      y[at] = active * (p.hasGate ? v.gate[at] : 1) + (p.hasResidual ? v.residual[at] : 0);
    }
  }
  return y;
}

function inputsOf(p: GemmParams): Record<string, Float32Array> {
  return {
    x: noise(p.rows * p.inDim, 1),
    weight: noise(p.outDim * p.inDim, 2),
    bias: noise(p.outDim, 3),
    gate: noise(p.rows * p.outDim, 4),
    residual: noise(p.rows * p.outDim, 5),
  };
}

function run(wasm: BareModule, p: GemmParams, v: Record<string, Float32Array>, cuts: number[] = [], last?: string) {
  const { packed } = wasm.run("gemmPack", { inDim: p.inDim, outDim: p.outDim }, { weight: v.weight }, {});
  return wasm.run("gemm", p, { ...v, weight: packed }, gemmKernel, cuts, last).y;
}

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 31, 33];
const large: [number, number, number][] = [
  [1, 512, 300],
  [2, 129, 257],
  [3, 65, 136],
  [47, 64, 129],
  [49, 70, 128],
  [130, 96, 260],
];

describe.each(BUILDS)("gemm, %s build", (build) => {
  const wasm = new BareModule(build);
  // one size at a time through all its values, the other two walking along with other strides
  const cases = sizes.flatMap((size, i) => {
    const other = sizes[(i * 5 + 3) % sizes.length];
    const third = sizes[(i * 7 + 1) % sizes.length];
    return [
      [size, other, third],
      [other, size, third],
      [other, third, size],
      [size, 24, size],
    ] as const;
  });

  test("is the product at every size of tile and tail", () => {
    for (const [rows, inDim, outDim] of [...cases, ...large]) {
      const p = plain(rows, inDim, outDim);
      const v = inputsOf(p);
      expect(errorOf(run(wasm, p, v), reference(p, v)), JSON.stringify(p)).toBeLessThan(contract.bound(p));
    }
  });

  test.each([
    { hasBias: true },
    { hasGate: true },
    { hasResidual: true },
    { act: "silu" as const },
    { act: "silu" as const, hasBias: true, hasGate: true, hasResidual: true },
  ])("epilogue %o", (epilogue) => {
    for (const [rows, inDim, outDim] of [
      [1, 5, 33],
      [5, 3, 7],
      [7, 16, 17],
      [66, 9, 131],
    ]) {
      const p = { ...plain(rows, inDim, outDim), ...epilogue };
      const v = inputsOf(p);
      expect(errorOf(run(wasm, p, v), reference(p, v)), JSON.stringify(p)).toBeLessThan(contract.bound(p));
    }
  });

  test("any cut of the units gives the same bits", () => {
    for (const [rows, inDim, outDim] of large) {
      const p: GemmParams = { ...plain(rows, inDim, outDim), hasBias: true, act: "gelu", hasGate: true };
      const v = inputsOf(p);
      expect(bits(run(wasm, p, v, everyUnit(gemmKernel, p)))).toEqual(bits(run(wasm, p, v)));
    }
  });

  test("a row does not depend on how many there are", () => {
    const p: GemmParams = { ...plain(71, 37, 41), hasBias: true };
    const v = inputsOf(p);
    const all = run(wasm, p, v);
    for (const row of [0, 47, 48, 66, 70]) {
      const alone = { ...v, x: v.x.subarray(row * 37, (row + 1) * 37) };
      expect(bits(run(wasm, { ...p, rows: 1 }, alone))).toEqual(bits(all.slice(row * 41, (row + 1) * 41)));
    }
  });

  test("reads nothing past its operands", () => {
    for (const rows of [1, 2, 3, 5]) {
      const p: GemmParams = {
        rows,
        inDim: 5,
        outDim: 35,
        act: "none",
        hasBias: true,
        hasGate: true,
        hasResidual: true,
      };
      const v = inputsOf(p);
      wasm.run("gemmPack", p, v, {}, [], "weight");
      for (const last of ["x", "weight", "bias", "gate", "residual", "y"]) {
        expect(bits(run(wasm, p, v, [], last)), last).toEqual(bits(run(wasm, p, v)));
      }
    }
  });

  test("no rows, no columns, no depth", () => {
    expect(run(wasm, plain(0, 4, 4), inputsOf(plain(0, 4, 4)))).toHaveLength(0);
    expect(run(wasm, plain(4, 4, 0), inputsOf(plain(4, 4, 0)))).toHaveLength(0);
    const p = { ...plain(3, 0, 5), hasBias: true };
    const v = inputsOf(p);
    expect(run(wasm, p, v)).toEqual(new Float32Array([...v.bias, ...v.bias, ...v.bias]));
  });
});
