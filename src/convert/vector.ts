// Dense float64 vectors of equal length. Four sums at a time, so that additions need not wait for each other.

export function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (; i < n; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}

/** sum |a - b| */
export function distance(a: Float64Array, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum;
}

export function scale(v: Float64Array, factor: number): void {
  for (let i = 0; i < v.length; i++) v[i] *= factor;
}

/** y += a x */
export function axpy(a: number, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] += a * x[i];
}

/** Four dot products with one vector at a time, to `out` from `at` on: it is read once for all of them. */
export function dots(v: Float64Array, others: readonly Float64Array[], out: Float64Array, at = 0): void {
  const n = v.length;
  let k = 0;
  for (; k + 3 < others.length; k += 4) {
    const [a, b, c, d] = [others[k], others[k + 1], others[k + 2], others[k + 3]];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < n; i++) {
      const x = v[i];
      s0 += x * a[i];
      s1 += x * b[i];
      s2 += x * c[i];
      s3 += x * d[i];
    }
    out[at + k] = s0;
    out[at + k + 1] = s1;
    out[at + k + 2] = s2;
    out[at + k + 3] = s3;
  }
  for (; k < others.length; k++) out[at + k] = dot(v, others[k]);
}

/** v -= (v . q_k) q_k for orthonormal q_0, q_1, …, four at a time. `work` has room for as many numbers. */
export function removeProjections(v: Float64Array, basis: readonly Float64Array[], work: Float64Array): void {
  const n = v.length;
  let k = 0;
  for (; k + 3 < basis.length; k += 4) {
    const [a, b, c, d] = [basis[k], basis[k + 1], basis[k + 2], basis[k + 3]];
    dots(v, [a, b, c, d], work);
    const [s0, s1, s2, s3] = [work[0], work[1], work[2], work[3]];
    for (let i = 0; i < n; i++) v[i] -= s0 * a[i] + s1 * b[i] + (s2 * c[i] + s3 * d[i]);
  }
  for (; k < basis.length; k++) axpy(-dot(basis[k], v), basis[k], v);
}

/** w -= beta (v . w) v for four vectors w from row `first` on; v begins there. */
export function reflectFour(
  v: Float64Array,
  beta: number,
  first: number,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
): void {
  const n = v.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0, j = first; i < n; i++, j++) {
    const x = v[i];
    s0 += x * a[j];
    s1 += x * b[j];
    s2 += x * c[j];
    s3 += x * d[j];
  }
  s0 *= beta;
  s1 *= beta;
  s2 *= beta;
  s3 *= beta;
  for (let i = 0, j = first; i < n; i++, j++) {
    const x = v[i];
    a[j] -= s0 * x;
    b[j] -= s1 * x;
    c[j] -= s2 * x;
    d[j] -= s3 * x;
  }
}
