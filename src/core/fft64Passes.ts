import { unitRoot } from "./unitRoot.js";

export interface Stage {
  readonly radix: number;
  /** Blocks: the stage combines `radix` rows that are `blocks * stride` apart. */
  readonly blocks: number;
  /** Product of the radices before: the length of a contiguous row. */
  readonly stride: number;
  /** exp(-2 pi i j k / (blocks * radix)) at 2 * (k * (radix - 1) + j - 1), j = 1 … radix - 1, k = 0 … blocks - 1. */
  readonly twiddles: Float64Array;
}

type Pass = (
  stage: Stage,
  from: number,
  to: number,
  ...arrays: [xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array]
) => void;

// Every pass is y[q + stride (radix k + j)] = w^{jk} sum_r x[q + stride (k + blocks r)] exp(-2 pi i j r / radix), for the butterflies
// q + stride k from `from` to `to`.
export const passes: Readonly<Record<number, Pass>> = { 2: pass2, 3: pass3, 4: pass4, 5: pass5 };

function pass2(stage: Stage, from: number, to: number, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const { blocks, stride, twiddles } = stage;
  for (let k = Math.floor(from / stride); k * stride < to; k++) {
    const wr = twiddles[2 * k];
    const wi = twiddles[2 * k + 1];
    let a = Math.max(from, k * stride);
    const end = Math.min(to, (k + 1) * stride);
    let b = a + blocks * stride;
    for (let o = a + k * stride; a < end; o++, a++, b++) {
      const dr = xr[a] - xr[b];
      const di = xi[a] - xi[b];
      yr[o] = xr[a] + xr[b];
      yi[o] = xi[a] + xi[b];
      yr[o + stride] = dr * wr - di * wi;
      yi[o + stride] = dr * wi + di * wr;
    }
  }
}

function pass3(stage: Stage, from: number, to: number, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const { blocks, stride, twiddles } = stage;
  const half = Math.sqrt(0.75);
  for (let k = Math.floor(from / stride); k * stride < to; k++) {
    const t = 4 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    let a = Math.max(from, k * stride);
    const end = Math.min(to, (k + 1) * stride);
    let b = a + blocks * stride;
    let c = b + blocks * stride;
    for (let o = a + 2 * k * stride; a < end; o++, a++, b++, c++) {
      const sr = xr[b] + xr[c];
      const si = xi[b] + xi[c];
      const dr = half * (xi[b] - xi[c]); // -i (b - c) sin(pi / 3)
      const di = half * (xr[c] - xr[b]);
      const mr = xr[a] - 0.5 * sr;
      const mi = xi[a] - 0.5 * si;
      yr[o] = xr[a] + sr;
      yi[o] = xi[a] + si;
      const y1r = mr + dr;
      const y1i = mi + di;
      const y2r = mr - dr;
      const y2i = mi - di;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
    }
  }
}

function pass4(stage: Stage, from: number, to: number, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const { blocks, stride, twiddles } = stage;
  const step = blocks * stride;
  for (let k = Math.floor(from / stride); k * stride < to; k++) {
    const t = 6 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    let a = Math.max(from, k * stride);
    const end = Math.min(to, (k + 1) * stride);
    for (let o = a + 3 * k * stride; a < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const s0r = xr[a] + xr[c];
      const s0i = xi[a] + xi[c];
      const d0r = xr[a] - xr[c];
      const d0i = xi[a] - xi[c];
      const s1r = xr[b] + xr[d];
      const s1i = xi[b] + xi[d];
      const d1r = xi[b] - xi[d]; // -i (b - d)
      const d1i = xr[d] - xr[b];
      const y1r = d0r + d1r;
      const y1i = d0i + d1i;
      const y2r = s0r - s1r;
      const y2i = s0i - s1i;
      const y3r = d0r - d1r;
      const y3i = d0i - d1i;
      yr[o] = s0r + s1r;
      yi[o] = s0i + s1i;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
      yr[o + 3 * stride] = y3r * w3r - y3i * w3i;
      yi[o + 3 * stride] = y3r * w3i + y3i * w3r;
    }
  }
}

function pass5(stage: Stage, from: number, to: number, ...[xr, xi, yr, yi]: Float64Array[]): void {
  const { blocks, stride, twiddles } = stage;
  const [c1, m1] = unitRoot(1, 5); // cos and -sin of 72 and 144 degrees
  const [c2, m2] = unitRoot(2, 5);
  const step = blocks * stride;
  for (let k = Math.floor(from / stride); k * stride < to; k++) {
    const t = 8 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    const w4r = twiddles[t + 6];
    const w4i = twiddles[t + 7];
    let a = Math.max(from, k * stride);
    const end = Math.min(to, (k + 1) * stride);
    for (let o = a + 4 * k * stride; a < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const e = d + step;
      const p1r = xr[b] + xr[e];
      const p1i = xi[b] + xi[e];
      const p2r = xr[c] + xr[d];
      const p2i = xi[c] + xi[d];
      const q1r = xr[b] - xr[e];
      const q1i = xi[b] - xi[e];
      const q2r = xr[c] - xr[d];
      const q2i = xi[c] - xi[d];
      const ur = xr[a] + c1 * p1r + c2 * p2r;
      const ui = xi[a] + c1 * p1i + c2 * p2i;
      const vr = xr[a] + c2 * p1r + c1 * p2r;
      const vi = xi[a] + c2 * p1i + c1 * p2i;
      const sr = -(m1 * q1i + m2 * q2i); // i (m1 q1 + m2 q2)
      const si = m1 * q1r + m2 * q2r;
      const zr = -(m2 * q1i - m1 * q2i); // i (m2 q1 - m1 q2)
      const zi = m2 * q1r - m1 * q2r;
      yr[o] = xr[a] + p1r + p2r;
      yi[o] = xi[a] + p1i + p2i;
      yr[o + stride] = (ur + sr) * w1r - (ui + si) * w1i;
      yi[o + stride] = (ur + sr) * w1i + (ui + si) * w1r;
      yr[o + 2 * stride] = (vr + zr) * w2r - (vi + zi) * w2i;
      yi[o + 2 * stride] = (vr + zr) * w2i + (vi + zi) * w2r;
      yr[o + 3 * stride] = (vr - zr) * w3r - (vi - zi) * w3i;
      yi[o + 3 * stride] = (vr - zr) * w3i + (vi - zi) * w3r;
      yr[o + 4 * stride] = (ur - sr) * w4r - (ui - si) * w4i;
      yi[o + 4 * stride] = (ur - sr) * w4i + (ui - si) * w4r;
    }
  }
}
