import type { Entrant } from "../family.js";
import { validate } from "../noise.js";
import { OnnxGraph } from "./onnxGraph.js";
import { type OrtKind, ortSession, ortVersion } from "./onnxruntime.js";
import type { ToeplitzCase } from "./pffftToeplitz.js";

/** The kernel of a cross-correlation, [dim, taps], that gives the product of a kernel of lags firstLag … firstLag + rows - 1. */
export function correlationKernel(taps: Float32Array, dim: number): Float32Array {
  const rows = taps.length / dim;
  return Float32Array.from(
    { length: rows * dim },
    (_, i) => taps[(rows - 1 - (i % rows)) * dim + Math.floor(i / rows)],
  );
}

/** T [dim, n, n] with T[c, i, j] = taps[i - j + n - 1, c]. */
export function denseToeplitz(taps: Float32Array, n: number, dim: number): Float32Array {
  const dense = new Float32Array(dim * n * n);
  for (let c = 0; c < dim; c++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) dense[(c * n + i) * n + j] = taps[(i - j + n - 1) * dim + c];
    }
  }
  return dense;
}

/** Channel-first x [1, dim, n] -> y, as a depthwise convolution with a kernel of 2 n - 1 taps. */
function convGraph({ n, dim, taps }: ToeplitzCase): OnnxGraph {
  const graph = new OnnxGraph();
  graph.input("x", [1, dim, n]);
  graph.output("y", [1, dim, n]);
  const kernel = graph.constant(correlationKernel(taps, dim), [dim, 1, 2 * n - 1]);
  graph.node("Conv", ["x", kernel], { group: dim, pads: [n - 1, n - 1] }, "y");
  return graph;
}

/** The same as products with the dense matrices, one a channel. */
function matMulGraph({ n, dim, taps }: ToeplitzCase): OnnxGraph {
  const graph = new OnnxGraph();
  graph.input("x", [dim, n, 1]);
  graph.output("y", [dim, n, 1]);
  graph.node("MatMul", [graph.constant(denseToeplitz(taps, n, dim), [dim, n, n]), "x"], {}, "y");
  return graph;
}

/** What an ONNX model can say a Toeplitz product with, channel-first (its favourite layout). */
export async function ortToeplitz(kind: OrtKind, one: ToeplitzCase): Promise<Entrant[]> {
  const { n, dim, x, want } = one;
  const transposed = (from: ArrayLike<number>) =>
    Float32Array.from(x, (_, i) => from[(i % n) * dim + Math.floor(i / n)]);
  const data = transposed(x);
  const expected = transposed(want);
  const entrants: Entrant[] = [];
  for (const [op, graph, shape] of [
    ["Conv", convGraph(one), [1, dim, n]],
    ["MatMul", matMulGraph(one), [dim, n, 1]],
  ] as const) {
    const { run, prepareNs } = await ortSession(kind, graph, { name: "x", data, shape });
    const name = `onnxruntime-${kind} ${op}`;
    entrants.push({ name, version: ortVersion(kind), prepareNs, run, error: validate(name, await run(), expected) });
  }
  return entrants;
}
