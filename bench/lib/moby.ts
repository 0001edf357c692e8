import { readFileSync } from "node:fs";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { models } from "../sizes.js";

/** A Linear as PyTorch keeps it: weight [outDim, inDim]. */
export interface Linear {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly inDim: number;
  readonly outDim: number;
}

/** models/moby-tnn as plain arrays, its causal kernels evaluated for n tokens: what a rival's graph is made of. */
export interface MobyWeights {
  readonly n: number;
  /** [vocab, dim], and its scaled form for the input. */
  readonly embedding: Float32Array;
  readonly scaled: Float32Array;
  readonly vocab: number;
  readonly dim: number;
  readonly layers: readonly {
    readonly u: Linear;
    readonly v: Linear;
    readonly o: Linear;
    /** [n, gated], lag by lag. */
    readonly taps: Float32Array;
    readonly l1: Linear;
    readonly l2: Linear;
    readonly l3: Linear;
  }[];
  readonly norm: { readonly weight: Float32Array; readonly bias: Float32Array };
}

export const mobyFolder = new URL(`file://${process.cwd()}/models/moby-tnn/`);

export const mobyFile = (name: string) => readFileSync(new URL(name, mobyFolder));

export function mobyWeights(n: number): MobyWeights {
  const tensors = readSafetensors(mobyFile("model.safetensors"));
  const { vocab_size: vocab, gamma } = JSON.parse(mobyFile("config.json").toString());
  const { dim, layers, rpe } = models.moby;
  const get = (name: string) => tensors.get(`decoder.${name}`)!;
  const data = (name: string) => get(name).data as Float32Array;
  const linear = (name: string): Linear => {
    const [outDim, inDim] = get(`${name}.weight`).shape;
    return { weight: data(`${name}.weight`), bias: data(`${name}.bias`), inDim, outDim };
  };
  const embedding = data("embed_tokens.weight");
  const block = (i: number) => {
    const [gtu, glu] = [`layers.${i}.self_attn.gtu`, `layers.${i}.glu`];
    const encoder = {
      first: linear(`${gtu}.toep.rpe.pos_proj`),
      middle: Array.from({ length: rpe.layers }, (_, k) => linear(`${gtu}.toep.rpe.layers.${k}.2`)),
      last: linear(`${gtu}.toep.rpe.out.2`),
    };
    return {
      u: linear(`${gtu}.u_proj`),
      v: linear(`${gtu}.v_proj`),
      o: linear(`${gtu}.o`),
      taps: decayedTaps(encoder, n, gamma),
      l1: linear(`${glu}.l1`),
      l2: linear(`${glu}.l2`),
      l3: linear(`${glu}.l3`),
    };
  };
  return {
    n,
    vocab,
    dim,
    embedding,
    scaled: embedding.map((value) => value * Math.sqrt(dim)),
    layers: Array.from({ length: layers }, (_, i) => block(i)),
    norm: { weight: data("layer_norm.weight"), bias: data("layer_norm.bias") },
  };
}

/** TNN section 3: the position encoder at lags 0 … n - 1, times gamma^lag, in float64. */
function decayedTaps(
  { first, middle, last }: { first: Linear; middle: readonly Linear[]; last: Linear },
  n: number,
  gamma: number,
): Float32Array {
  const taps = new Float32Array(n * last.outDim);
  for (let lag = 0; lag < n; lag++) {
    let z = apply(first, [lag]);
    for (const layer of [...middle, last]) z = apply(layer, activated(z));
    taps.set(
      z.map((value) => value * gamma ** lag),
      lag * last.outDim,
    );
  }
  return taps;
}

function apply({ weight, bias, inDim, outDim }: Linear, x: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: outDim }, (_, row) => {
    let sum = bias[row];
    for (let k = 0; k < inDim; k++) sum += weight[row * inDim + k] * x[k];
    return sum;
  });
}

/** relu after x / (rms + 1e-8). */
function activated(x: Float64Array): Float64Array {
  const rms = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length);
  return x.map((value) => Math.max(0, value / (rms + 1e-8)));
}
