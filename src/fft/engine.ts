/** What does the transforms of one Fft: two arrays, the signal side and the spectrum side, and a way between them. */
export interface FftEngine {
  readonly backend: "wasm" | "js";
  /** batch x n values: complex interleaved, or real. A view; may be another one after memory grew. */
  signal(): Float32Array;
  /** batch x n complex values, or batch x (n / 2 + 1) for real transforms. */
  spectrum(): Float32Array;
  forward(): void;
  inverse(): void;
  dispose(): void;
}

export interface FftShape {
  readonly n: number;
  readonly batch: number;
  readonly real: boolean;
}

export function signalLength({ n, batch, real }: FftShape): number {
  return batch * n * (real ? 1 : 2);
}

export function spectrumLength({ n, batch, real }: FftShape): number {
  return batch * 2 * (real ? Math.floor(n / 2) + 1 : n);
}
