import type { Shape } from "../../src/core/shape.js";

/** (batch, heads, n, dim) of the PyTorch code -> (batch, n, heads * dim) of this library. */
export function channelLast<T extends Float32Array | Float64Array>(data: T, shape: Shape): T {
  const [batch, heads, n, dim] = shape;
  const out = data.slice() as T;
  for (let b = 0; b < batch; b++)
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < n; i++)
        for (let c = 0; c < dim; c++)
          out[((b * n + i) * heads + h) * dim + c] = data[((b * heads + h) * n + i) * dim + c];
  return out;
}
