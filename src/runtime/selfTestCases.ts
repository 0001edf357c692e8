import type { OpName, OpParams } from "../ops/index.js";
import { normEps } from "../ops/norm.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";

/** How a value is made from uniform noise u in [-1, 1); i is the flat index. */
export type Fill = (u: number, i: number) => number;

export interface SelfTestCase<K extends OpName = OpName> {
  readonly params: OpParams<K>;
  readonly fills?: Readonly<Record<string, Fill>>;
  /** Makes the packed operand from a further input. */
  readonly pack?: (b: PlanBuilder) => Value;
}

type Cases = { readonly [K in OpName]: readonly SelfTestCase<K>[] };

const off = { hasBias: false, hasGate: false, hasResidual: false };
/** n, batch and channels off every tile and vector, and long enough for every level of a kernel's blocking. */
const [batch, n, dim] = [2, 131, 19];
const plain = { batch, length: 67 };

const spectrumOf = (p: OpParams<"toeplitzSpectrum">) => (b: PlanBuilder) =>
  b.apply("toeplitzSpectrum", p, { taps: b.input("taps", [p.rows, p.dim]) }).spectrum;

/** A case of gemm or gemv, whose weight is packed by `op`. */
const dense = <P extends OpParams<"gemvPack">>(op: "gemmPack" | "gemvPack", params: P) => {
  const { inDim, outDim } = params;
  const pack = (b: PlanBuilder) =>
    b.apply(op, { inDim, outDim }, { weight: b.input("unpacked", [outDim, inDim]) }).packed;
  return { params, pack };
};

const toeplitz = (size: number, rows: number, firstLag: number, hasGate = false): SelfTestCase<"toeplitz"> => {
  const blocks = size < n;
  return {
    params: { batch, n, dim, size, firstLag: blocks ? firstLag : 0, hasGate },
    pack: spectrumOf({ rows, dim, size, firstLag: blocks ? 0 : firstLag }),
  };
};

/** Poles of modulus up to 0.97. */
const modulus = (i: number) => 0.97 - 0.1 * (i % 5);
const poles = {
  lambdaRe: (_: number, i: number) => modulus(i) * Math.cos(0.7 * i),
  lambdaIm: (_: number, i: number) => modulus(i) * Math.sin(0.7 * i),
};
/** Each section a rotation by its own angle, shrunk; then two output weights. */
const section: Fill = (u, i) => {
  const [entry, angle] = [Math.floor(i / 4) % 6, Math.floor(i / 24) + (i % 4)];
  if (entry > 3) return u;
  const part = entry === 0 || entry === 3 ? Math.cos(angle) : entry === 1 ? -Math.sin(angle) : Math.sin(angle);
  return modulus(angle) * part;
};
const wide: Fill = (u) => 4 * u;

/**
 * A few cases of every op, from its contract; complete by type. test/ops has the many that find out about a kernel: these are to
 * find out about a machine.
 */
export const selfTestCases: Cases = {
  activation: (["silu", "gelu", "sine", "1+elu", "sigmoid"] as const).map((act) => ({
    params: { length: 259, act },
    fills: { x: wide },
  })),
  add: [{ params: plain }],
  bandConv: [
    { params: { batch, n, dim, taps: 9, firstLag: -4, hasGate: true, hasAdd: true } },
    { params: { batch, n, dim, taps: 40, firstLag: 0, hasGate: false, hasAdd: false } },
  ],
  comb: [{ params: { batch, n: 23, dim, delay: 5 } }],
  decay: [
    { params: { rows: n, dim, firstLag: -60, kind: "fixed", lambda: 0.99 }, fills: { gamma: (u) => 0.99 + 0.01 * u } },
    { params: { rows: n, dim, firstLag: 0, kind: "learned", lambda: 0.95 }, fills: { gamma: (u) => 3 * u } },
  ],
  divide: [{ params: plain, fills: { b: (u) => 1.5 + u } }],
  embed: [{ params: { rows: 9, vocab: 80, dim, scale: Math.sqrt(dim) }, fills: { tokens: (u) => Math.trunc(80 * u) } }],
  gatherTaps: [
    {
      params: { rows: 9, sourceRows: 7, dim: 5, repeat: 3, transposed: true, hasExtra: true, extraRow: 4 },
      fills: { index: (_, i) => (i % 3 === 2 ? -1 : (i * 5) % 7) },
    },
  ],
  gemm: [
    dense("gemmPack", { rows: 1, inDim: 67, outDim: 35, act: "none", ...off, hasBias: true }),
    dense("gemmPack", {
      rows: 7,
      inDim: 300,
      outDim: 21,
      act: "silu",
      hasBias: true,
      hasGate: true,
      hasResidual: true,
    }),
    dense("gemmPack", { rows: 70, inDim: 128, outDim: 130, act: "none", ...off }),
  ],
  gemmPack: [], // checked by what reads it: gemm
  gemv: [
    dense("gemvPack", { inDim: 67, outDim: 35, act: "silu", hasBias: true, hasGate: true, hasResidual: true }),
    dense("gemvPack", { inDim: 128, outDim: 144, act: "none", ...off }),
  ],
  gemvPack: [], // by gemv
  gridSpread: [{ params: { batch, side: 5, dim } }],
  gridSum: [{ params: { batch, side: 5, dim } }],
  linearAttention: [true, false].map((causal) => ({
    params: { batch, n, heads: 3, dim: 5, causal, features: "sikf" as const, eps: 1e-6 },
    fills: { q: (u: number) => 2 * u + 0.5, k: (u: number) => 2 * u - 0.3 },
  })),
  linearAttentionStep: (["sikf", "elu+1"] as const).map((features) => ({
    params: { batch, n, heads: 3, dim: 5, features, eps: 1e-6 },
    fills: { q: (u: number) => 2 * u + 0.5, k: (u: number) => 2 * u - 0.3 },
  })),
  modalScan: [
    {
      params: { batch, n, dim, exactTaps: 3, sections: 15, hasGate: true },
      fills: { counts: (_, i) => i + 1, sections: section },
    },
  ],
  multiply: [{ params: plain }],
  norm: (["simpleRms", "scale", "layer", "gatedRms"] as const).map((kind) => ({
    params: { rows: 5, dim: 131, kind, eps: normEps[kind] },
  })),
  padRows: [{ params: { batch, n, dim, rows: 140 } }],
  responseTaps: [
    { params: { size: 256, heads: 2, dim: 5, causal: true, sine: false, firstLag: 0, rows: 128 } },
    { params: { size: 64, heads: 1, dim: 5, causal: false, sine: true, firstLag: -31, rows: 63 } },
  ],
  ringFill: [{ params: { batch, n: 23, dim, taps: 5 } }],
  skiInterpolate: [{ params: { n, points: 12, dim } }],
  skiMix: [{ params: { batch, n, points: 12, dim, taps: 9, firstLag: -4, hasGate: true } }],
  skiRestrict: [{ params: { batch, n, points: 12, dim } }],
  skiTaps: [
    { params: { rows: 23, dim, rank: 12, n, points: 12, firstLag: -11, warp: 0.99, hasBetas: true } },
    { params: { rows: 12, dim, rank: 12, n, points: 12, firstLag: 0, warp: 0.9, hasBetas: false } },
  ],
  softmaxAttention: [true, false].map((causal) => ({
    params: { batch, n: 70, heads: 3, dim: 5, causal, scale: 1 / Math.sqrt(5) },
    fills: { q: wide, k: wide },
  })),
  softmaxAttentionStep: [
    {
      params: { batch, n: 70, heads: 3, dim: 5, capacity: 140, scale: 1 / Math.sqrt(5) },
      fills: { q: wide, k: wide },
    },
  ],
  ssmScan: [{ params: { batch, n, dim, states: 5, hasD: true, hasGate: true }, fills: poles }],
  tile: [
    {
      params: { batch, dim, size: 16, capacity: 64, stagger: 0 },
      fills: { index: () => 16 },
      pack: spectrumOf({ rows: 31, dim, size: 16, firstLag: -15 }),
    },
  ],
  tiledFill: [{ params: { batch, n: 7, dim, capacity: 4, stagger: 1 } }],
  tiledStep: [{ params: { batch, dim, base: 4, capacity: 16, stagger: 1, hasGate: true } }],
  toeplitz: [
    toeplitz(256, n, 0, true),
    toeplitz(256, 2 * n - 1, 1 - n),
    toeplitz(64, 50, -20),
    toeplitz(32, 32, 0, true),
  ],
  toeplitzSpectrum: [], // checked by what reads it: toeplitz, tile
  windowStep: [{ params: { batch, n: 11, dim, taps: 16, hasGate: true } }],
};
