import type { Checkpoint } from "../../src/checkpoint/checkpoint.js";
import { toFloat32 } from "../../src/checkpoint/toFloat32.js";

/** The decayed kernels of a layer of models/moby-tnn at lags 0 … length - 1, [length, channels], by the definition in float64. */
export function mobyTaps(weights: Checkpoint, layer: number, length: number): { taps: Float64Array; channels: number } {
  const prefix = `decoder.layers.${layer}.self_attn.gtu.toep`;
  const get = (name: string) => Float64Array.from(toFloat32(weights.get(`${prefix}.${name}`)!));
  const gamma = get("gamma");
  const channels = gamma.length;
  const names = ["rpe.pos_proj", ...[0, 1, 2, 3, 4, 5].map((k) => `rpe.layers.${k}.2`), "rpe.out.2"];
  const parameters = names.map((name) => ({ weight: get(`${name}.weight`), bias: get(`${name}.bias`) }));
  const linear = (input: Float64Array, { weight, bias }: { weight: Float64Array; bias: Float64Array }) => {
    const out = bias.slice();
    for (let o = 0, at = 0; o < out.length; o++) {
      for (let i = 0; i < input.length; i++, at++) out[o] += input[i] * weight[at];
    }
    return out;
  };
  const taps = new Float64Array(length * channels);
  for (let lag = 0; lag < length; lag++) {
    let z = linear(Float64Array.of(lag), parameters[0]);
    for (const parameter of parameters.slice(1)) {
      const rms = Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / z.length);
      z = linear(
        z.map((value) => Math.max(0, value / (rms + 1e-8))),
        parameter,
      );
    }
    for (let c = 0; c < channels; c++) taps[lag * channels + c] = z[c] * gamma[c] ** lag;
  }
  return { taps, channels };
}
