import type { Linear, MobyWeights } from "../moby.js";
import { OnnxGraph } from "./onnxGraph.js";
import { correlationKernel } from "./ortToeplitz.js";

/** How the graph says the Toeplitz product: a depthwise convolution, or products with dense matrices made from the taps. */
export type ToeplitzForm = "Conv" | "MatMul";

/** moby-tnn as an ONNX graph of n tokens: input `tokens` [n] (int64), output `y` [n, vocab]. */
export function mobyGraph(weights: MobyWeights, form: ToeplitzForm): OnnxGraph {
  const { n, dim, vocab } = weights;
  const graph = new OnnxGraph();
  const one = (op: string, ...inputs: string[]) => graph.node(op, inputs);
  graph.input("tokens", [n], "int64");
  graph.output("y", [n, vocab]);

  const linear = (x: string, { weight, bias, inDim, outDim }: Linear) =>
    graph.node("Gemm", [x, graph.constant(weight, [outDim, inDim]), graph.constant(bias, [outDim])], { transB: 1 });
  const silu = (x: string) => one("Mul", x, one("Sigmoid", x));
  const [eps, perRoot] = [graph.scalar(1e-8), graph.scalar(1 / Math.sqrt(dim))];
  const simpleRms = (x: string) => {
    const norm = graph.node("ReduceL2", [x], { axes: [1], keepdims: 1 });
    return one("Div", x, one("Add", one("Mul", norm, perRoot), eps));
  };
  const lags = form === "MatMul" ? graph.constant(lagTable(n), [n, n]) : "";
  const toeplitz = (x: string, taps: Float32Array, channels: number) => {
    const tall = graph.node("Transpose", [x], { perm: [1, 0] });
    const shape = (...extents: number[]) => graph.constant(BigInt64Array.from(extents, BigInt), [extents.length]);
    let y: string;
    if (form === "Conv") {
      const kernel = graph.constant(correlationKernel(taps, channels), [channels, 1, n]);
      const signal = one("Reshape", tall, shape(1, channels, n));
      y = graph.node("Conv", [signal, kernel], { group: channels, pads: [n - 1, 0] });
    } else {
      const table = graph.constant(withZero(taps, n, channels), [channels, n + 1]);
      y = one("MatMul", graph.node("Gather", [table, lags], { axis: 1 }), one("Reshape", tall, shape(channels, n, 1)));
    }
    return graph.node("Transpose", [one("Reshape", y, shape(channels, n))], { perm: [1, 0] });
  };

  let x = one("Gather", graph.constant(weights.scaled, [vocab, dim]), "tokens");
  for (const { u, v, o, taps, l1, l2, l3 } of weights.layers) {
    const mixed = simpleRms(x);
    const values = toeplitz(silu(linear(mixed, v)), taps, v.outDim);
    x = one("Add", x, linear(one("Mul", silu(linear(mixed, u)), values), o));
    const normed = simpleRms(x);
    x = one("Add", x, linear(one("Mul", silu(linear(normed, l1)), linear(normed, l2)), l3));
  }
  const scale = graph.constant(weights.norm.weight, [dim]);
  const shift = graph.constant(weights.norm.bias, [dim]);
  const normed = graph.node("LayerNormalization", [x, scale, shift], { axis: -1, epsilon: 1e-5 });
  graph.node("Gemm", [normed, graph.constant(weights.embedding, [vocab, dim])], { transB: 1 }, "y");
  return graph;
}

/** Index of the tap of [i, j]: i - j, or n (a zero) above the diagonal. */
function lagTable(n: number): BigInt64Array {
  return BigInt64Array.from({ length: n * n }, (_, at) => {
    const lag = Math.floor(at / n) - (at % n);
    return BigInt(lag < 0 ? n : lag);
  });
}

/** Taps [n, channels] as [channels, n + 1], a zero behind each row. */
function withZero(taps: Float32Array, n: number, channels: number): Float32Array {
  return Float32Array.from({ length: channels * (n + 1) }, (_, at) => {
    const lag = at % (n + 1);
    return lag === n ? 0 : taps[lag * channels + Math.floor(at / (n + 1))];
  });
}
