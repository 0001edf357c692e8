import type { Work } from "../core/work.js";
import { axpy, dot, reflectFour } from "./vector.js";

/**
 * Minimises || sum_k x_k columns_k - target || by Householder reflections with column pivoting. Columns that
 * contribute less than `rankTolerance` of their own norm once the others are taken out get x_k = 0. Destroys its arguments.
 */
export function* leastSquares(
  columns: Float64Array[],
  target: Float64Array,
  rankTolerance = 1e-12,
): Work<Float64Array> {
  const n = columns.length;
  const rows = target.length;
  const order = columns.map((_, k) => k);
  const norms = columns.map((column) => Math.sqrt(dot(column, column)));
  const rest = norms.map((norm) => norm * norm);
  const diagonal: number[] = [];
  const nothing = new Float64Array(rows);
  for (let k = 0; k < Math.min(n, rows); k++) {
    let best = k;
    for (let j = k + 1; j < n; j++) {
      if (rest[order[j]] * norms[order[best]] ** 2 > rest[order[best]] * norms[order[j]] ** 2) best = j;
    }
    [order[k], order[best]] = [order[best], order[k]];
    const v = columns[order[k]].subarray(k);
    const length = Math.sqrt(dot(v, v));
    if (!(length > rankTolerance * norms[order[k]])) break;
    const head = v[0] < 0 ? length : -length; // the diagonal of R
    const first = v[0] - head;
    v[0] = first;
    const beta = -1 / (head * first); // 2 / |v|^2
    const others = [...order.slice(k + 1).map((c) => columns[c]), target];
    while (others.length % 4 > 1) others.push(nothing); // two or three cost as much as four
    let j = 0;
    for (; j + 3 < others.length; j += 4) {
      reflectFour(v, beta, k, [others[j], others[j + 1], others[j + 2], others[j + 3]]);
      yield;
    }
    for (; j < others.length; j++) {
      const w = others[j].subarray(k);
      axpy(-beta * dot(v, w), v, w);
      yield;
    }
    for (const c of order.slice(k + 1)) rest[c] = Math.max(0, rest[c] - columns[c][k] ** 2);
    diagonal.push(head);
  }
  const x = new Float64Array(n);
  for (let k = diagonal.length - 1; k >= 0; k--) {
    let sum = target[k];
    for (let j = k + 1; j < diagonal.length; j++) sum -= columns[order[j]][k] * x[order[j]];
    x[order[k]] = sum / diagonal[k];
  }
  return x;
}
