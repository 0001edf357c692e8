import { matMulModel } from "./onnx.js";
import { rivalsFolder } from "./pffft.js";

/** The part of onnxruntime-web that the benches use. */
interface Ort {
  env: { wasm: { numThreads?: number }; logLevel: string };
  Tensor: new (type: "float32", data: Float32Array, dims: readonly number[]) => OrtTensor;
  InferenceSession: { create(model: Uint8Array, options: object): Promise<OrtSession> };
}

interface OrtTensor {
  readonly data: Float32Array;
}

interface OrtSession {
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
}

/** onnxruntime-web on its wasm backend with one thread; from bench/rivals, where `npm install` must have been run. */
export async function openOrtWeb(): Promise<Ort> {
  const path = new URL("node_modules/onnxruntime-web/dist/ort.node.min.mjs", rivalsFolder);
  const ort = (await import(path.href)) as Ort;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  return ort;
}

/** A session of one MatMul with a constant right side w [inDim, outDim], which ORT packs when it loads. */
export async function ortMatMul(
  ort: Ort,
  x: Float32Array,
  w: Float32Array,
  rows: number,
): Promise<() => Promise<Float32Array>> {
  const inDim = x.length / rows;
  const model = matMulModel(rows, inDim, w.length / inDim, w);
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const feeds = { x: new ort.Tensor("float32", x, [rows, inDim]) };
  return async () => (await session.run(feeds))["y"].data;
}
