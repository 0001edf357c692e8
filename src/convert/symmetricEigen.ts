import { betweenYields, type Work } from "../core/work.js";

/**
 * Eigenvalues and orthonormal eigenvectors of a real symmetric n x n matrix (row-major), by cyclic Jacobi rotations: slower than
 * QR for large n, but it loses no relative accuracy to the larger eigenvalues and cannot fail. vectors[i * n + k] is
 * entry i of the eigenvector of values[k]; the order is arbitrary.
 */
export function* symmetricEigen(
  matrix: Float64Array,
  n: number,
): Work<{ values: Float64Array; vectors: Float64Array }> {
  const a = matrix.slice();
  const every = betweenYields(16 * n);
  const vectors = new Float64Array(n * n); // row k is eigenvector k until the end: rotations then run along rows
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0, rotated = true; rotated && sweep < 60; sweep++) {
    rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q];
        const app = a[p * n + p];
        const aqq = a[q * n + q];
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(app * aqq)) || Math.abs(off) < 1e-300) continue;
        if (Math.abs(off) <= 1e-18 * Math.max(Math.abs(app), Math.abs(aqq))) continue;
        rotated = true;
        const theta = (aqq - app) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(a, vectors, n, p, q, c, t * c);
        if (q % every === 0) yield;
      }
    }
  }
  const values = Float64Array.from({ length: n }, (_, i) => a[i * n + i]);
  const columns = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) columns[i * n + k] = vectors[k * n + i];
  return { values, vectors: columns };
}

/** A <- J^T A J and V <- J^T V for the rotation in the plane of p and q. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  const rowP = p * n;
  const rowQ = q * n;
  for (let i = 0; i < n; i++) {
    const x = a[rowP + i];
    const y = a[rowQ + i];
    a[rowP + i] = c * x - s * y;
    a[rowQ + i] = s * x + c * y;
    const vp = v[rowP + i];
    const vq = v[rowQ + i];
    v[rowP + i] = c * vp - s * vq;
    v[rowQ + i] = s * vp + c * vq;
  }
  for (let i = 0, at = 0; i < n; i++, at += n) {
    const x = a[at + p];
    const y = a[at + q];
    a[at + p] = c * x - s * y;
    a[at + q] = s * x + c * y;
  }
}
