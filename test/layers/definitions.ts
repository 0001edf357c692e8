/**
 * The layers as dense matrices, written from the papers and used by no code of src: y = T x by an explicit n x n matrix for
 * every channel, in float64. `scale` is the same with absolute values, |T| |x|: what rounding errors are measured against,
 * so that a sum that happens to cancel asks for no more digits than its terms have.
 */
export interface Dense {
  readonly y: Float64Array;
  readonly scale: Float64Array;
}

/** Entry (i, j) of the matrix of channel c. */
export type Matrix = (c: number, i: number, j: number) => number;

export interface Sizes {
  readonly batch: number;
  readonly n: number;
  readonly channels: number;
}

/** y = T x, x [batch, n, channels]. */
export function multiply({ batch, n, channels }: Sizes, x: ArrayLike<number>, matrix: Matrix): Dense {
  const y = new Float64Array(batch * n * channels);
  const scale = new Float64Array(y.length);
  for (let c = 0; c < channels; c++) {
    const rows = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => matrix(c, i, j)));
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < n; i++) {
        const at = (b * n + i) * channels + c;
        for (let j = 0; j < n; j++) {
          const term = rows[i][j] * x[(b * n + j) * channels + c];
          y[at] += term;
          scale[at] += Math.abs(term);
        }
      }
    }
  }
  return { y, scale };
}

// ── SKI-TNN (design: T = S + W A W^T) ──────────────────────────────────────────────────────────────────────────────────

/** The piecewise-linear function with `values` at uniform nodes of [from, 1], at u. */
function interpolated(values: readonly number[], from: number, u: number): number {
  const gap = (1 - from) / (values.length - 1);
  return values.reduce((sum, value, k) => sum + value * Math.max(0, 1 - Math.abs(u - (from + k * gap)) / gap), 0);
}

/** Row i of W: hat functions around the inducing points. */
export function skiW(n: number, points: number): number[][] {
  const spacing = points > 1 ? (n - 1) / (points - 1) : 1;
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: points }, (_, a) => Math.max(0, 1 - Math.abs(i / spacing - a))),
  );
}

export interface SkiWeights {
  readonly rank: number;
  readonly taps: number;
  readonly decay: number;
  readonly alphas: Float32Array;
  readonly betas?: Float32Array;
  readonly kernel: Float32Array;
}

/** k(t): inverse time warp, then piecewise linear. */
export function skiKernel({ rank, decay, alphas, betas }: SkiWeights, c: number, t: number): number {
  const of = (values: Float32Array) => Array.from(values.subarray(c * rank, (c + 1) * rank));
  const u = (t < 0 ? -1 : 1) * decay ** Math.abs(t);
  return betas ? interpolated([...of(betas), 0, ...of(alphas)], -1, u) : interpolated([0, ...of(alphas)], 0, u);
}

export function skiMatrix(n: number, w: SkiWeights): Matrix {
  const points = Math.min(w.rank, n);
  const spacing = points > 1 ? (n - 1) / (points - 1) : 0;
  const side = (w.taps - 1) / 2;
  const rows = skiW(n, points);
  return (c, i, j) => {
    const lag = i - j;
    if (!w.betas) {
      if (lag < 0) return 0;
      const smooth = rows[lag].reduce((sum, weight, a) => sum + weight * skiKernel(w, c, a * spacing), 0);
      return smooth + (lag <= side ? w.kernel[c * (side + 1) + lag] : 0);
    }
    let sum = Math.abs(lag) <= side ? w.kernel[c * w.taps + side - lag] : 0;
    for (let a = 0; a < points; a++) {
      for (let b = 0; b < points; b++) {
        if (rows[i][a] && rows[j][b]) sum += rows[i][a] * skiKernel(w, c, (a - b) * spacing) * rows[j][b];
      }
    }
    return sum;
  };
}

// ── FD-TNN ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Response {
  readonly re: number;
  readonly im: number;
}

/** The tap of lag l by the inverse DFT's sum over all F points of the spectrum, H_{F-m} = conj H_m. */
export function inverseDft(size: number, at: (m: number) => Response, lag: number): number {
  let sum = 0;
  for (let m = 0; m < size; m++) {
    const mirrored = m > size / 2;
    const { re, im } = at(mirrored ? size - m : m);
    const real = m === 0 || m === size / 2;
    const angle = (2 * Math.PI * ((m * ((lag + size) % size)) % size)) / size;
    sum += re * Math.cos(angle) - (real ? 0 : mirrored ? -im : im) * Math.sin(angle);
  }
  return sum / size;
}

/** Im H from Re H by the discrete Hilbert transform in closed form: g_m = -(2/F) cot(pi m / F) for odd m, else 0. */
export function hilbert(size: number, re: (m: number) => number, p: number): number {
  let sum = 0;
  for (let q = 0; q < size; q++) {
    const m = p - q;
    if (m % 2 === 0) continue;
    sum += re(q > size / 2 ? size - q : q) * (-2 / size) * (1 / Math.tan((Math.PI * m) / size));
  }
  return sum;
}

/** The encoder by its definition: pos_proj, then linear(act(norm(z))) blocks; weights as the layer names them. */
export function encoder(
  weights: Readonly<Record<string, Float32Array>>,
  { dim, layers, act }: { dim: number; layers: number; act: (x: number) => number },
  input: number,
): Float64Array {
  const linear = (name: string, x: ArrayLike<number>): Float64Array => {
    const bias = weights[`${name}.bias`];
    return Float64Array.from(bias, (start, o) => {
      let sum = start;
      for (let k = 0; k < x.length; k++) sum += weights[`${name}.weight`][o * x.length + k] * x[k];
      return sum;
    });
  };
  const prepared = (z: Float64Array): Float64Array => {
    const size = Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / dim) + 1e-8;
    return z.map((value) => act(value / size));
  };
  let z = linear("rpe.pos_proj", [input]);
  for (let layer = 0; layer < layers; layer++) z = linear(`rpe.layers.${layer}.2`, prepared(z));
  return linear("rpe.out.2", prepared(z));
}

// ── FastRPB ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** w of a lag, from the stored order [lag N-1, lags -(N-1) … -1, lags 0 … N-2] or by distance. */
export function rpbWeight(w: Float32Array, head: number, length: number, form: string, lag: number): number {
  if (form === "symmetric") return w[head * length + Math.abs(lag)];
  const stored = [length - 1, ...Array.from({ length: length - 1 }, (_, k) => k + 1 - length)];
  for (let l = 0; l <= length - 2; l++) stored.push(l);
  return w[head * (2 * length - 1) + stored.indexOf(lag)];
}

// ── attention ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** y_i = sum_j a(i, j) v_j with weights of each row that sum to 1 (but for eps), from scores(head, b, i, j). */
export function attend(
  { batch, n, heads, dim }: { batch: number; n: number; heads: number; dim: number },
  v: Float32Array,
  weight: (b: number, h: number, i: number, j: number) => number,
  eps: number,
): Dense {
  const y = new Float64Array(v.length);
  const scale = new Float64Array(v.length);
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < n; i++) {
        const row = Float64Array.from({ length: n }, (_, j) => weight(b, h, i, j));
        const total = row.reduce((sum, value) => sum + value, 0) + eps;
        for (let c = 0; c < dim; c++) {
          const at = (b * n + i) * heads * dim + h * dim + c;
          for (let j = 0; j < n; j++) {
            const term = (row[j] / total) * v[(b * n + j) * heads * dim + h * dim + c];
            y[at] += term;
            scale[at] += Math.abs(term);
          }
        }
      }
    }
  }
  return { y, scale };
}
