import { ToeplitzError } from "../core/errors.js";
import type { Work } from "../core/work.js";

/**
 * Eigenvalues of a real n x n matrix (row-major), as re and im; a conjugate pair stands side by side, positive imaginary part
 * first. Reduction to Hessenberg form by elimination, then the double-shift QR iteration of Francis with deflation
 * (Golub and Van Loan, 7.4-7.5). Throws `internal` if an eigenvalue needs more than 60 steps, which does not happen.
 */
export function* eigenvalues(matrix: Float64Array, n: number): Work<{ re: Float64Array; im: Float64Array }> {
  const h = matrix.slice();
  balance(h, n);
  yield* toHessenberg(h, n);
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  let norm = 0;
  for (let i = 0; i < n * n; i++) norm += Math.abs(h[i]);
  for (let end = n - 1, steps = 0; end >= 0; steps++) {
    const begin = deflate(h, n, end, norm);
    const last = h[end * n + end];
    if (begin === end) {
      re[end--] = last;
      steps = -1;
      continue;
    }
    if (begin === end - 1) {
      const [above, b, c] = [h[begin * n + begin], h[begin * n + end], h[end * n + begin]];
      const half = (above - last) / 2;
      const discriminant = half * half + b * c;
      if (discriminant >= 0) {
        const z = half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant);
        re[begin] = last + z;
        re[end] = z === 0 ? last : last - (b * c) / z;
      } else {
        re[begin] = re[end] = last + half;
        im[begin] = Math.sqrt(-discriminant);
        im[end] = -im[begin];
      }
      end -= 2;
      steps = -1;
      continue;
    }
    if (steps >= 60) throw new ToeplitzError("internal", `eigenvalues: no convergence for a ${n} x ${n} matrix`);
    francisStep(h, n, begin, end, steps % 10 === 9);
    yield;
  }
  return { re, im };
}

/** Diagonal similarity by powers of two that evens out row and column norms (Parlett and Reinsch). */
function balance(a: Float64Array, n: number): void {
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < n; i++) {
      let row = 0;
      let column = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        row += Math.abs(a[i * n + j]);
        column += Math.abs(a[j * n + i]);
      }
      if (row === 0 || column === 0) continue;
      const factor = 2 ** Math.round(Math.log2(row / column) / 2);
      if (column * factor + row / factor >= 0.95 * (column + row)) continue;
      again = true;
      for (let j = 0; j < n; j++) {
        a[i * n + j] /= factor;
        a[j * n + i] *= factor;
      }
    }
  }
}

/** Similarity by Gaussian elimination with row interchanges; entries below the subdiagonal end as zero. */
function* toHessenberg(a: Float64Array, n: number): Work {
  for (let m = 1; m < n - 1; m++) {
    let pivot = m;
    for (let i = m + 1; i < n; i++) {
      if (Math.abs(a[i * n + m - 1]) > Math.abs(a[pivot * n + m - 1])) pivot = i;
    }
    if (a[pivot * n + m - 1] === 0) continue;
    if (pivot !== m) {
      for (let j = m - 1; j < n; j++) {
        [a[pivot * n + j], a[m * n + j]] = [a[m * n + j], a[pivot * n + j]];
      }
      for (let j = 0; j < n; j++) [a[j * n + pivot], a[j * n + m]] = [a[j * n + m], a[j * n + pivot]];
    }
    for (let i = m + 1; i < n; i++) {
      const y = a[i * n + m - 1] / a[m * n + m - 1];
      if (y === 0) continue;
      a[i * n + m - 1] = 0;
      for (let j = m; j < n; j++) a[i * n + j] -= y * a[m * n + j];
      for (let j = 0; j < n; j++) a[j * n + m] += y * a[j * n + i];
    }
    yield;
  }
}

/** Zeroes a negligible subdiagonal entry and returns where the unreduced block that ends at `end` begins. */
function deflate(h: Float64Array, n: number, end: number, norm: number): number {
  for (let k = end; k > 0; k--) {
    const scale = Math.abs(h[(k - 1) * n + k - 1]) + Math.abs(h[k * n + k]) || norm;
    if (Math.abs(h[k * n + k - 1]) <= Number.EPSILON * scale) {
      h[k * n + k - 1] = 0;
      return k;
    }
  }
  return 0;
}

/** One implicit double-shift QR step on rows and columns begin … end of a Hessenberg matrix. */
function francisStep(h: Float64Array, n: number, begin: number, end: number, exceptional: boolean): void {
  const at = (i: number, j: number) => h[i * n + j];
  let sum = at(end - 1, end - 1) + at(end, end);
  let product = at(end - 1, end - 1) * at(end, end) - at(end - 1, end) * at(end, end - 1);
  if (exceptional) {
    const s = Math.abs(at(end, end - 1)) + Math.abs(at(end - 1, end - 2));
    sum = 1.5 * s;
    product = s * s;
  }
  const top = at(begin, begin);
  const below = at(begin + 1, begin);
  let x = top * top + at(begin, begin + 1) * below - sum * top + product;
  let y = below * (top + at(begin + 1, begin + 1) - sum);
  let z = begin + 2 <= end ? below * at(begin + 2, begin + 1) : 0;
  for (let k = begin; k < end; k++) {
    const width = Math.min(3, end - k + 1); // the last reflection has two rows
    if (width === 2) z = 0;
    const scale = Math.abs(x) + Math.abs(y) + Math.abs(z);
    if (scale > 0) {
      const norm = (x < 0 ? -1 : 1) * scale * Math.hypot(x / scale, y / scale, z / scale);
      const v1 = y / (x + norm);
      const v2 = z / (x + norm);
      const beta = (x + norm) / norm;
      for (let j = Math.max(begin, k - 1); j < n; j++) {
        const i0 = k * n + j;
        const i1 = i0 + n;
        const i2 = i1 + n;
        const t = beta * (h[i0] + v1 * h[i1] + (width === 3 ? v2 * h[i2] : 0));
        h[i0] -= t;
        h[i1] -= t * v1;
        if (width === 3) h[i2] -= t * v2;
      }
      for (let i = 0, rows = Math.min(end, k + 3); i <= rows; i++) {
        const j0 = i * n + k;
        const t = beta * (h[j0] + v1 * h[j0 + 1] + (width === 3 ? v2 * h[j0 + 2] : 0));
        h[j0] -= t;
        h[j0 + 1] -= t * v1;
        if (width === 3) h[j0 + 2] -= t * v2;
      }
    }
    if (k > begin) {
      h[(k + 1) * n + k - 1] = 0;
      if (k + 2 <= end) h[(k + 2) * n + k - 1] = 0;
    }
    x = at(k + 1, k);
    y = k + 2 <= end ? at(k + 2, k) : 0;
    z = k + 3 <= end ? at(k + 3, k) : 0;
  }
}
