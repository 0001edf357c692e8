import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import type { FftCase } from "./fft.js";
import { OnnxGraph } from "./onnxGraph.js";
import { importRival, requireRival, versionOf } from "./packages.js";

/** The part of onnxruntime-web and onnxruntime-node that the benches use. */
interface Ort {
  env: { wasm: { numThreads?: number }; logLevel: string };
  Tensor: new (type: "float32" | "int64", data: Float32Array | BigInt64Array, dims: readonly number[]) => OrtTensor;
  InferenceSession: { create(model: Uint8Array, options: object): Promise<OrtSession> };
}

interface OrtTensor {
  readonly data: Float32Array;
}

interface OrtSession {
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
}

/** `web` is the wasm backend, `node` the native library; both with one thread. */
export type OrtKind = "web" | "node";

export const ortVersion = (kind: OrtKind) => versionOf(`onnxruntime-${kind}`);

const opened = new Map<OrtKind, Promise<Ort>>();

export function openOrt(kind: OrtKind): Promise<Ort> {
  if (!opened.has(kind))
    opened.set(kind, kind === "web" ? openWeb() : Promise.resolve(requireRival("onnxruntime-node") as Ort));
  return opened.get(kind)!;
}

async function openWeb(): Promise<Ort> {
  const ort = await importRival<Ort>("node_modules/onnxruntime-web/dist/ort.node.min.mjs");
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  return ort;
}

/** A model that is ready to run on one input; each call gives its output `y`. */
export interface OrtRun {
  run(): Promise<Float32Array>;
  readonly prepareNs: number;
}

export async function ortSession(
  kind: OrtKind,
  graph: OnnxGraph,
  input: { readonly name: string; readonly data: Float32Array | BigInt64Array; readonly shape: readonly number[] },
): Promise<OrtRun> {
  const ort = await openOrt(kind);
  const model = graph.bytes();
  const began = performance.now();
  const options = { executionProviders: [kind === "web" ? "wasm" : "cpu"], intraOpNumThreads: 1, interOpNumThreads: 1 };
  const session = await ort.InferenceSession.create(model, options);
  const prepareNs = (performance.now() - began) * 1e6;
  const type = input.data instanceof Float32Array ? "float32" : "int64";
  const feeds = { [input.name]: new ort.Tensor(type, input.data, input.shape) };
  return { prepareNs, run: async () => (await session.run(feeds))["y"].data };
}

/** One MatMul with a constant right side w [inDim, outDim], which ORT packs when it loads. */
export function ortMatMul(kind: OrtKind, x: Float32Array, w: Float32Array, rows: number): Promise<OrtRun> {
  const inDim = x.length / rows;
  const outDim = w.length / inDim;
  const graph = new OnnxGraph();
  graph.input("x", [rows, inDim]);
  graph.output("y", [rows, outDim]);
  graph.node("MatMul", ["x", graph.constant(w, [inDim, outDim])], {}, "y");
  return ortSession(kind, graph, { name: "x", data: x, shape: [rows, inDim] });
}

/** The DFT operator of onnxruntime-web, powers of two only: for others it is the definition, n^2. */
export async function ortDft({ n, real, x, want }: FftCase): Promise<Entrant | undefined> {
  if (!Number.isInteger(Math.log2(n)) || n > 65536) return undefined;
  const [parts, bins] = real ? [1, n / 2 + 1] : [2, n];
  const graph = new OnnxGraph();
  graph.input("x", [1, n, parts]);
  graph.output("y", [1, bins, 2]);
  graph.node("DFT", ["x"], { axis: 1, onesided: real ? 1 : 0 }, "y");
  const { run, prepareNs } = await ortSession("web", graph, { name: "x", data: x, shape: [1, n, parts] });
  const error = validate("onnxruntime-web DFT", await run(), want, 1e-4);
  return { name: "onnxruntime-web DFT", version: ortVersion("web"), run, prepareNs, error };
}
