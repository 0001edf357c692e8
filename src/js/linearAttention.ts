import { betweenYields } from "../core/work.js";
import type { FeatureMap } from "../ops/linearAttention.js";
import type { JsKernel } from "./kernel.js";

const maps: Readonly<Record<FeatureMap, (x: number) => number>> = {
  sikf: Math.exp,
  "elu+1": (x) => (x > 0 ? x + 1 : Math.exp(x)),
};

/** phi, elementwise and without an offset. */
export function featureMap(features: FeatureMap): (x: number) => number {
  return maps[features];
}

export const linearAttention: JsKernel<"linearAttention"> = function* ({ q, k, v, y }, p) {
  const { n, heads, dim } = p;
  const phi = featureMap(p.features);
  const state = new Float64Array(dim * dim); // sum_j phi(k_j) v_j^T
  const total = new Float64Array(dim); // sum_j phi(k_j)
  const every = betweenYields(4 * dim * dim);
  for (let b = 0; b < p.batch; b++) {
    for (let h = 0; h < heads; h++) {
      const at = (i: number, c: number) => ((b * n + i) * heads + h) * dim + c;
      let offset = 0;
      if (!p.causal && p.features === "sikf") {
        for (let i = 0; i < n; i++) {
          for (let c = 0; c < dim; c++) offset += q[at(i, c)] + k[at(i, c)];
          if (i % every === 0) yield;
        }
        offset /= n * dim;
      }
      state.fill(0);
      total.fill(0);
      const include = (j: number) => {
        for (let f = 0; f < dim; f++) {
          const weight = phi(k[at(j, f)] - offset);
          total[f] += weight;
          for (let c = 0; c < dim; c++) state[f * dim + c] += weight * v[at(j, c)];
        }
      };
      for (let j = 0; j < n && !p.causal; j++) {
        include(j);
        if (j % every === 0) yield;
      }
      for (let i = 0; i < n; i++) {
        if (p.causal) include(i);
        let below = p.eps;
        for (let f = 0; f < dim; f++) below += phi(q[at(i, f)] - offset) * total[f];
        for (let c = 0; c < dim; c++) {
          let sum = 0;
          for (let f = 0; f < dim; f++) sum += phi(q[at(i, f)] - offset) * state[f * dim + c];
          y[at(i, c)] = sum / below;
        }
        if (i % every === 0) yield;
      }
    }
  }
};
