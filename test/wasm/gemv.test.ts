import { describe, expect, test } from "vitest";
import { finish } from "../../src/core/work.js";
import { gemvPack as jsPack } from "../../src/js/gemvPack.js";
import { GEMV_BLOCK as BLOCK, GEMV_TILE as TILE, GEMV_WORDS as WORDS } from "../../src/ops/gemvPack.js";
import type { OpParams } from "../../src/ops/index.js";
import { gemvKernel, gemvPackKernel } from "../../src/wasm/kernels/gemv.js";
import { BareModule, BUILDS, bits, errorOf, everyUnit, noise } from "./bare.js";

type GemvParams = OpParams<"gemv">;

/** A block by the contract's words: the nearest integers, ties to even, of w (32767 / m), in float32. */
function rounded(block: ArrayLike<number>): { scale: number; integers: number[] } {
  const m = Math.max(...Array.from(block, Math.abs));
  const inverse = Math.min(Math.fround(32767 / m), (2 - 2 ** -23) * 2 ** 127);
  const nearest = (v: number) => {
    const low = Math.floor(v);
    return v - low > 0.5 || (v - low === 0.5 && low % 2 !== 0) ? low + 1 : low;
  };
  return { scale: Math.fround(m / 32767), integers: Array.from(block, (w) => nearest(Math.fround(w * inverse))) };
}

const blocksOf = (row: Float32Array) =>
  Array.from({ length: Math.ceil(row.length / BLOCK) }, (_, b) => row.subarray(b * BLOCK, (b + 1) * BLOCK));

const restored = (row: Float32Array) =>
  blocksOf(row).flatMap((block) => {
    const { scale, integers } = rounded(block);
    return integers.map((q) => q * scale);
  });

/** Column o of the kernel's own layout, [tile][block][word][column]: the scale and the integers of each block. */
function unpacked(packed: Float32Array, inDim: number, o: number): { scale: number; integers: number[] }[] {
  const words = new Int32Array(packed.buffer, packed.byteOffset, packed.length);
  const blocks = Math.ceil(inDim / BLOCK);
  return Array.from({ length: blocks }, (_, b) => {
    const at = (word: number) => ((Math.floor(o / TILE) * blocks + b) * WORDS + word) * TILE + (o % TILE);
    const pairs = Array.from({ length: WORDS - 1 }, (_, j) => words[at(j + 1)]);
    return { scale: packed[at(0)], integers: pairs.flatMap((pair) => [(pair << 16) >> 16, pair >> 16]) };
  });
}

function inputsOf({ inDim, outDim }: { inDim: number; outDim: number }): Record<string, Float32Array> {
  const [weight, bias, gate, residual] = [outDim * inDim, outDim, outDim, outDim].map((n, i) => noise(n, i + 2));
  return { x: noise(inDim, 1), weight, bias, gate, residual };
}

/** y = (x W^T + bias) gate + residual, both of x and W rounded. */
function reference(p: GemvParams, v: Record<string, Float32Array>): Float64Array {
  const x = restored(v.x);
  return Float64Array.from({ length: p.outDim }, (_, o) => {
    const w = restored(v.weight.subarray(o * p.inDim, (o + 1) * p.inDim));
    const sum = w.reduce((total, each, k) => total + each * x[k], v.bias[o]);
    return sum * v.gate[o] + v.residual[o];
  });
}

const sizes = [1, 2, 3, 15, 16, 17, 31, 32, 33, 64, 65, 127, 128, 129, 200];
const subnormal = 2 ** -149;
/** First values of a block each; zeros and noise of the last one's size follow. */
const odd: [string, number[]][] = [
  ["zeros", [0, -0]],
  ["one", [1]],
  ["ties", [32767, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5]],
  ["the largest", [-3.4028234663852886e38, 1e38]],
  ["small", [-1e-30, 3e-31]],
  ["smaller than can be inverted", [9e-35, -5e-35]],
  ["subnormal", [subnormal, -7 * subnormal]],
];

describe.each(BUILDS)("gemv, %s build", (build) => {
  const wasm = new BareModule(build);
  const pack = (inDim: number, outDim: number, weight: Float32Array, cuts: number[] = [], last?: string) =>
    wasm.run("gemvPack", { inDim, outDim }, { weight }, gemvPackKernel, cuts, last).packed;

  test.each(sizes.map((size, i) => [size, sizes[(i * 4 + 7) % sizes.length]]))("%i to %i", (inDim, outDim) => {
    const p: GemvParams = { inDim, outDim, act: "none", hasBias: true, hasGate: true, hasResidual: true };
    const inputs = inputsOf(p);
    const packed = pack(inDim, outDim, inputs.weight);
    const cuts = everyUnit(gemvPackKernel, { inDim, outDim });
    expect(bits(pack(inDim, outDim, inputs.weight, cuts, "weight"))).toBe(bits(packed));
    const run = (cuts: number[], last?: string) =>
      wasm.run("gemv", p, { ...inputs, weight: packed }, gemvKernel, cuts, last).y;
    const y = run([]);
    expect(errorOf(y, reference(p, inputs))).toBeLessThan(16 + 4 * Math.sqrt(inDim));
    for (const last of ["x", "weight", "bias", "gate", "residual", "y"]) {
      expect(bits(run(everyUnit(gemvKernel, p), last)), last).toBe(bits(y));
    }
  });

  test.each(odd)("rounds %s as the contract says, and as the js backend does", (_, values) => {
    const row = noise(70, 5).map((u) => u * Math.abs(values.at(-1)!));
    row.set(values);
    const got = unpacked(pack(70, 1, row), 70, 0);
    const js = new Float64Array(3 * WORDS);
    finish(jsPack({ weight: Float64Array.from(row), packed: js }, { inDim: 70, outDim: 1 })!);
    for (const [b, block] of blocksOf(row).entries()) {
      const { scale, integers } = rounded(block);
      const padded = [...integers, ...Array<number>(BLOCK - integers.length).fill(0)].map((q) => q + 0);
      expect(got[b]).toEqual({ scale, integers: padded });
      expect(js[b * WORDS]).toBe(scale);
      const pairs = Array.from({ length: WORDS - 1 }, (_, j) => padded[2 * j] + 65536 * padded[2 * j + 1]);
      expect(Array.from(js.subarray(b * WORDS + 1, (b + 1) * WORDS))).toEqual(pairs);
      const m = Math.max(...block.map(Math.abs));
      for (const [k, w] of block.entries()) {
        const allowed = m > 1e-34 ? m * 2 ** -16 * (1 + 2 ** -8) : 1e-34;
        expect(Math.abs(integers[k] * scale - w)).toBeLessThanOrEqual(allowed);
      }
    }
  });

  test("what is not finite stays so, and in its own outputs", () => {
    const [inDim, outDim] = [64, 20];
    const p: GemvParams = { inDim, outDim, act: "none", hasBias: false, hasGate: false, hasResidual: false };
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const { x, weight } = inputsOf(p);
      const finite = pack(inDim, outDim, weight);
      const x1 = x.slice();
      x1[40] = value;
      const all = wasm.run("gemv", p, { x: x1, weight: finite }, gemvKernel).y;
      expect(all.some(Number.isFinite)).toBe(false);
      weight[3 * inDim + 5] = value;
      const one = wasm.run("gemv", p, { x, weight: pack(inDim, outDim, weight) }, gemvKernel).y;
      expect(Array.from(one, Number.isFinite)).toEqual(Array.from({ length: outDim }, (_, o) => o !== 3));
    }
  });
});
