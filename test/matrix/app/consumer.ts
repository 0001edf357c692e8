// Compiled, not run: the public types as a user meets them.
import { openDevice, ToeplitzError } from "toeplitz";
import { modal } from "toeplitz/convert";
import { Fft } from "toeplitz/fft";
import { openDevice as openJs } from "toeplitz/js";
import { glu, tnnBlock, tno } from "toeplitz/layers";
import { loadTnnLm } from "toeplitz/models";
import { type Checkpoint, openSafetensors, readSafetensors, toFloat32, writeSafetensors } from "toeplitz/safetensors";

export async function generate(model: string, signal: AbortSignal): Promise<string> {
  const device = await openDevice({ backend: ["wasm", "js"], signal });
  const lm = await loadTnnLm(device, model, { signal });
  let text = "";
  for await (const piece of lm.generate("Call me", { maxTokens: 20, temperature: 0.8, seed: 1, signal })) text += piece;
  const logits: Float32Array = await lm.logits(lm.encode(text));
  device.dispose();
  return `${text} ${logits.length}`;
}

export async function run(): Promise<Float32Array> {
  const device = await openDevice();
  const rpe = { dim: 32, layers: 3, act: "relu", norm: "simpleRms" } as const;
  const layer = tno({ dim: 64, causal: true, decay: { kind: "fixed", gamma: 0.99 }, rpe });
  tnnBlock({ dim: 64, causal: true, norm: "simpleRms", rpe, glu: { hidden: 64 } });
  glu({ dim: 8, hidden: 16, act: "silu" });
  const model = await device.load(layer, {});
  return await model.run({ x: new Float32Array(64) }, { batch: 1, n: 1 });
}

export async function weights(url: URL): Promise<Float32Array | undefined> {
  const checkpoint: Checkpoint = await openSafetensors(url, { onProgress: ({ loaded, total }) => loaded / total });
  const tensor = checkpoint.get("decoder.embed_tokens.weight");
  const copy = readSafetensors(writeSafetensors(checkpoint, checkpoint.metadata));
  if (tensor?.dtype === "I64") tensor.data satisfies BigInt64Array;
  return tensor === undefined ? undefined : toFloat32(copy.get("x") ?? tensor);
}

export async function others(): Promise<number> {
  const js = await openJs();
  const fft = await Fft.create(8, { kind: "real" });
  const kernel = await modal(fft.forward(new Float32Array(8)), { channels: 1, tolerance: 1e-3 });
  js.dispose();
  return kernel.meanOrder;
}

export function isMissing(error: unknown): boolean {
  return error instanceof ToeplitzError && error.code === "missing";
}

// @ts-expect-error an unknown backend is a type error
openDevice({ backend: "cuda" });
// @ts-expect-error so is a layer without its options
tno({ dim: 64 });
