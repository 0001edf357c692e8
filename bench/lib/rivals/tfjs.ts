import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import { denseToeplitz } from "./ortToeplitz.js";
import { requireRival, rivalFile, versionOf } from "./packages.js";
import type { ToeplitzCase } from "./pffftToeplitz.js";

/** The part of tfjs-core that the benches use. */
export interface Tf {
  setBackend(name: "wasm"): Promise<boolean>;
  ready(): Promise<void>;
  tensor(data: Float32Array | Int32Array, shape: readonly number[], dtype?: "float32" | "int32"): Tensor;
  pad(x: Tensor, widths: readonly (readonly number[])[]): Tensor;
  depthwiseConv2d(x: Tensor, filter: Tensor, strides: number, pad: "valid"): Tensor;
  matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  gather(x: Tensor, indices: Tensor): Tensor;
  mean(x: Tensor, axis: number, keepDims: boolean): Tensor;
  add(a: Tensor, b: Tensor | number): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  div(a: Tensor, b: Tensor): Tensor;
  sqrt(x: Tensor): Tensor;
  square(x: Tensor): Tensor;
  sigmoid(x: Tensor): Tensor;
  reshape(x: Tensor, shape: readonly number[]): Tensor;
  tidy<T>(work: () => T): T;
}

export interface Tensor {
  dataSync(): Float32Array;
  dispose(): void;
}

export const tfjsVersion = () => versionOf("@tensorflow/tfjs-backend-wasm");

let opened: Promise<Tf> | undefined;

/** tfjs-core on its wasm backend (SIMD), one thread. */
export function openTfjs(): Promise<Tf> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Tf> {
  const tf = requireRival("@tensorflow/tfjs-core") as Tf;
  const wasm = requireRival("@tensorflow/tfjs-backend-wasm") as {
    setThreadsCount(count: number): void;
    setWasmPaths(folder: string): void;
  };
  wasm.setThreadsCount(1);
  wasm.setWasmPaths(rivalFile("node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/"));
  await tf.setBackend("wasm");
  await tf.ready();
  return tf;
}

/** Runs `work` and reads its result, as every call of the benches does. */
export function tfjsRun(tf: Tf, work: () => Tensor): () => Float32Array {
  return () => tf.tidy(() => work().dataSync());
}

export async function tfjsMatMul(x: Float32Array, w: Float32Array, rows: number): Promise<() => Float32Array> {
  const tf = await openTfjs();
  const inDim = x.length / rows;
  const [a, b] = [tf.tensor(x, [rows, inDim]), tf.tensor(w, [inDim, w.length / inDim])];
  return tfjsRun(tf, () => tf.matMul(a, b));
}

/** A depthwise convolution (channel-last, as tfjs has it), or products with the dense matrices (channel-first). */
export async function tfjsToeplitz({
  n,
  dim,
  x,
  taps,
  want,
}: ToeplitzCase): Promise<{ entrants: Entrant[]; free(): void }> {
  const tf = await openTfjs();
  const rows = 2 * n - 1;
  const began = performance.now();
  const kernel = Float32Array.from(taps, (_, i) => taps[(rows - 1 - Math.floor(i / dim)) * dim + (i % dim)]);
  const filter = tf.tensor(kernel, [1, rows, dim, 1]);
  const between = performance.now();
  const dense = tf.tensor(denseToeplitz(taps, n, dim), [dim, n, n]);
  const after = performance.now();
  const transposed = (from: ArrayLike<number>) =>
    Float32Array.from(x, (_, i) => from[(i % n) * dim + Math.floor(i / n)]);
  const [wide, tall] = [tf.tensor(x, [1, 1, n, dim]), tf.tensor(transposed(x), [dim, n, 1])];
  const around = [[0, 0], [0, 0], [n - 1, n - 1], [0, 0]]; // biome-ignore format: one line
  const byConv = tfjsRun(tf, () => tf.depthwiseConv2d(tf.pad(wide, around), filter, 1, "valid"));
  const byMatMul = tfjsRun(tf, () => tf.matMul(dense, tall));
  const version = tfjsVersion();
  return {
    entrants: [
      {
        name: "tfjs-wasm depthwiseConv2d",
        version,
        prepareNs: (between - began) * 1e6,
        run: byConv,
        error: validate("tfjs-wasm depthwiseConv2d", byConv(), want),
      },
      {
        name: "tfjs-wasm matMul",
        version,
        prepareNs: (after - between) * 1e6,
        run: byMatMul,
        error: validate("tfjs-wasm matMul", byMatMul(), transposed(want)),
      },
    ],
    free() {
      for (const tensor of [filter, dense, wide, tall]) tensor.dispose();
    },
  };
}
