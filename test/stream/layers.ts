import { sizeOf } from "../../src/core/shape.js";
import { linearAttention, softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import { gtu } from "../../src/layers/gtu.js";
import type { Layer } from "../../src/layers/layer.js";
import { bandConv, longConv } from "../../src/layers/longConv.js";
import { skiTno } from "../../src/layers/skiTno.js";
import { ssm } from "../../src/layers/ssm.js";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { tno } from "../../src/layers/tno.js";
import { noise, seedOf } from "../lib/noise.js";

export interface StreamCase {
  readonly name: string;
  readonly layer: Layer;
  /** Of each input. */
  readonly channels: number;
  /** Its kernel is another one for each length: a stream is the layer at maxLength. */
  readonly fixedLength?: true;
  /** Its kernel is noise, which no low order can give. */
  readonly noise?: true;
  /** It has no Toeplitz product, so that all strategies are one. */
  readonly plain?: true;
  /** Its outputs are averages of noise, so that rounding is larger beside them. Default 1. */
  readonly rounding?: number;
}

const rpe = { dim: 8, layers: 2, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.8 } as const; // a horizon of 81
const learned = { kind: "learned", gamma: 0.9 } as const;
const block = { dim: 6, causal: true, norm: "simpleRms", decay, rpe, gtu: { expand: 2 }, glu: { hidden: 8 } } as const;

/** Every kind of causal layer that can stream. */
export const streamCases: readonly StreamCase[] = [
  { name: "tno", layer: tno({ dim: 5, causal: true, decay, rpe }), channels: 5 },
  { name: "tno without decay", layer: tno({ dim: 3, heads: 2, causal: true, rpe }), channels: 6 },
  {
    name: "tno, learned decay, relu taps",
    layer: tno({ dim: 4, causal: true, decay: learned, rpe, act: "relu" }),
    channels: 4,
  },
  {
    name: "tno, normalised",
    layer: tno({ dim: 3, causal: true, decay, rpe: { ...rpe, act: "exp" }, act: "sigmoid", normalize: true }),
    channels: 3,
    rounding: 4,
  },
  {
    name: "tno, scaled lags",
    layer: tno({ dim: 3, causal: true, decay, rpe: { ...rpe, input: "scaled" } }),
    channels: 3,
    fixedLength: true,
  },
  { name: "fdTno", layer: fdTno({ dim: 4, causal: true, rpe }), channels: 4, fixedLength: true },
  { name: "fdTno on a grid", layer: fdTno({ dim: 4, causal: true, rpe, grid: 128 }), channels: 4 },
  {
    name: "skiTno",
    layer: skiTno({ channels: 4, rank: 6, taps: 5, decay: 0.9, causal: true }),
    channels: 4,
    fixedLength: true,
  },
  {
    name: "longConv",
    layer: longConv({ channels: 6, causal: true, length: 37, heads: 3, skip: true }),
    channels: 6,
    noise: true,
  },
  { name: "bandConv", layer: bandConv({ channels: 5, taps: 4, causal: true }), channels: 5 },
  {
    name: "fastRpb",
    layer: fastRpb({ heads: 2, dim: 3, length: 200, form: "full", causal: true }),
    channels: 6,
    noise: true,
  },
  { name: "ssm", layer: ssm({ channels: 5, states: 3, skip: true }), channels: 5, plain: true },
  {
    name: "ssm, truncated",
    layer: ssm({ channels: 3, states: 2, period: 20 }),
    channels: 3,
    plain: true,
  },
  {
    name: "linearAttention, sikf",
    layer: linearAttention({ heads: 2, dim: 5, causal: true, kernel: "sikf" }),
    channels: 10,
    plain: true,
  },
  {
    name: "linearAttention, elu+1, with FastRPB",
    layer: linearAttention({ heads: 2, dim: 3, causal: true, kernel: "elu+1", rpb: { length: 160, form: "full" } }),
    channels: 6,
    noise: true,
  },
  {
    name: "softmaxAttention",
    layer: softmaxAttention({ heads: 2, dim: 3, causal: true }),
    channels: 6,
    plain: true,
  },
  {
    name: "softmaxAttention with FastRPB",
    layer: softmaxAttention({ heads: 3, dim: 4, causal: true, rpb: { length: 200, form: "symmetric" } }),
    channels: 12,
    noise: true,
  },
  { name: "gtu", layer: gtu({ dim: 5, expand: 2, causal: true, decay, rpe, norm: "simpleRms" }), channels: 5 },
  { name: "tnnBlock", layer: tnnBlock(block), channels: 6 },
  { name: "tno, 40 channels", layer: tno({ dim: 40, causal: true, decay, rpe }), channels: 40 },
  { name: "tnnBlock, post-norm", layer: tnnBlock({ ...block, prenorm: false }), channels: 6 },
];

/** Random weights; decay bases as the options say. */
export function weightsOf(layer: Layer, fixedDecay = true): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(layer.weights).map(([name, shape]) => {
      const seed = seedOf(`${layer.name} ${name}`);
      const scale = shape.length > 1 ? 1 / Math.sqrt(shape[shape.length - 1]) : 0.5;
      const fixed = name.endsWith("gamma") && fixedDecay ? 0.8 : undefined;
      return [name, Float32Array.from({ length: sizeOf(shape) }, (_, i) => fixed ?? scale * noise(seed, i))];
    }),
  );
}
