import type { Linear, MobyWeights } from "../moby.js";
import { openTfjs, type Tensor, tfjsRun } from "./tfjs.js";

/** moby-tnn in tfjs-core operations on the wasm backend, the Toeplitz product as a depthwise convolution; gives logits [n, vocab]. */
export async function mobyTfjs(weights: MobyWeights, tokens: Int32Array): Promise<() => Float32Array> {
  const tf = await openTfjs();
  const { n, dim, vocab } = weights;
  const load = ({ weight, bias, inDim, outDim }: Linear) => {
    const transposed = Float32Array.from(weight, (_, i) => weight[(i % outDim) * inDim + Math.floor(i / outDim)]);
    return { weight: tf.tensor(transposed, [inDim, outDim]), bias: tf.tensor(bias, [outDim]) };
  };
  const layers = weights.layers.map(({ u, v, o, taps, l1, l2, l3 }) => {
    const channels = v.outDim;
    const turned = Float32Array.from(
      taps,
      (_, i) => taps[(n - 1 - Math.floor(i / channels)) * channels + (i % channels)],
    );
    const filter = tf.tensor(turned, [1, n, channels, 1]);
    return { u: load(u), v: load(v), o: load(o), l1: load(l1), l2: load(l2), l3: load(l3), filter, channels };
  });
  const scaled = tf.tensor(weights.scaled, [vocab, dim]);
  const head = tf.tensor(weights.embedding, [vocab, dim]);
  const [gain, shift] = [tf.tensor(weights.norm.weight, [dim]), tf.tensor(weights.norm.bias, [dim])];
  const ids = tf.tensor(tokens, [n], "int32");
  const eps = tf.tensor(Float32Array.of(1e-8), []);
  const layerEps = tf.tensor(Float32Array.of(1e-5), []);

  type Loaded = ReturnType<typeof load>;
  const linear = (x: Tensor, { weight, bias }: Loaded) => tf.add(tf.matMul(x, weight), bias);
  const silu = (x: Tensor) => tf.mul(x, tf.sigmoid(x));
  const simpleRms = (x: Tensor) => tf.div(x, tf.add(tf.sqrt(tf.mean(tf.square(x), 1, true)), eps));
  const before = [[0, 0], [0, 0], [n - 1, 0], [0, 0]]; // biome-ignore format: one line
  const toeplitz = (x: Tensor, filter: Tensor, channels: number) => {
    const padded = tf.pad(tf.reshape(x, [1, 1, n, channels]), before);
    return tf.reshape(tf.depthwiseConv2d(padded, filter, 1, "valid"), [n, channels]);
  };
  return tfjsRun(tf, () => {
    let x = tf.gather(scaled, ids);
    for (const { u, v, o, l1, l2, l3, filter, channels } of layers) {
      const mixed = simpleRms(x);
      const values = toeplitz(silu(linear(mixed, v)), filter, channels);
      x = tf.add(x, linear(tf.mul(silu(linear(mixed, u)), values), o));
      const normed = simpleRms(x);
      x = tf.add(x, linear(tf.mul(silu(linear(normed, l1)), linear(normed, l2)), l3));
    }
    const centred = tf.sub(x, tf.mean(x, 1, true));
    const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centred), 1, true), layerEps));
    return tf.matMul(tf.add(tf.mul(tf.div(centred, deviation), gain), shift), head, false, true);
  });
}
