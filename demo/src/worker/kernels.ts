import { modal } from "toeplitz/convert";
import { tno } from "toeplitz/layers";
import { toFloat32 } from "toeplitz/safetensors";
import type { LayerTaps, ModalPoint } from "../calls.js";
import type { Context } from "./main.js";
import { session, weights } from "./session.js";

/** Lags a modal form is fitted to, and the channels it is fitted for: every 24th, for speed. */
const FIT_LAGS = 512;
const FIT_STRIDE = 24;

/** The kernels that a layer of the model learned: what its Toeplitz operator makes of an impulse. */
export async function tapsOf(
  { layer, lags }: { layer: number; lags: number },
  { signal }: Pick<Context<"taps">, "signal">,
): Promise<LayerTaps> {
  const { device, lm } = await session();
  const { config } = lm;
  if (config.type !== "tnn_lm") throw new Error(`expected a TNN, got ${config.type}`);
  const dim = Math.floor((config.expand * config.dim) / config.heads) * config.heads;
  const operator = tno({ dim, causal: true, decay: { kind: "learned", gamma: 0.99 }, rpe: config.rpe });
  const checkpoint = await weights();
  const prefix = `decoder.layers.${layer}.self_attn.gtu.toep.`;
  const own: Record<string, Float32Array> = {};
  for (const name of Object.keys(operator.weights)) {
    const tensor = checkpoint.get(prefix + name);
    if (!tensor) throw new Error(`the checkpoint has no ${prefix}${name}`);
    own[name] = toFloat32(tensor);
  }
  const model = await device.load(operator, own, { signal });
  try {
    const x = new Float32Array(lags * dim).fill(1, 0, dim);
    const taps = await model.run({ x }, { n: lags }, { signal });
    return { lags, channels: dim, taps, gamma: own["gamma"][0] };
  } finally {
    model.dispose();
  }
}

/** How many states a channel needs, on average, for each tolerance. */
export async function modalPoints(
  { layer, tolerances }: { layer: number; tolerances: readonly number[] },
  { signal, send }: Context<"modal">,
): Promise<null> {
  const { taps, channels } = await tapsOf({ layer, lags: FIT_LAGS }, { signal });
  const count = Math.ceil(channels / FIT_STRIDE);
  const some = new Float32Array(FIT_LAGS * count);
  for (let lag = 0; lag < FIT_LAGS; lag++) {
    for (let c = 0; c < count; c++) some[lag * count + c] = taps[lag * channels + c * FIT_STRIDE];
  }
  for (const tolerance of tolerances) {
    const kernel = await modal(some, { channels: count, tolerance, signal });
    const point: ModalPoint = { tolerance, meanOrder: kernel.meanOrder, reached: Math.max(...kernel.reached) };
    send(point);
  }
  return null;
}
