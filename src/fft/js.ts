import { Fft64 } from "../core/fft64.js";
import { type FftEngine, type FftShape, signalLength, spectrumLength } from "./engine.js";

/** Transforms in float64 on plain arrays: for platforms without WebAssembly, and to hold the other engine against. */
export class JsFft implements FftEngine {
  readonly backend = "js";
  readonly #shape: FftShape;
  readonly #fft: Fft64;
  readonly #signal: Float32Array;
  readonly #spectrum: Float32Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(shape: FftShape) {
    this.#shape = shape;
    this.#fft = new Fft64(shape.n);
    this.#signal = new Float32Array(signalLength(shape));
    this.#spectrum = new Float32Array(spectrumLength(shape));
    this.#re = new Float64Array(shape.n);
    this.#im = new Float64Array(shape.n);
  }

  signal(): Float32Array {
    return this.#signal;
  }

  spectrum(): Float32Array {
    return this.#spectrum;
  }

  forward(): void {
    const { n, batch, real } = this.#shape;
    const bins = real ? Math.floor(n / 2) + 1 : n;
    for (let b = 0; b < batch; b++) {
      for (let j = 0; j < n; j++) {
        this.#re[j] = this.#signal[real ? b * n + j : 2 * (b * n + j)];
        this.#im[j] = real ? 0 : this.#signal[2 * (b * n + j) + 1];
      }
      this.#fft.forward(this.#re, this.#im);
      for (let k = 0; k < bins; k++) {
        this.#spectrum[2 * (b * bins + k)] = this.#re[k];
        this.#spectrum[2 * (b * bins + k) + 1] = this.#im[k];
      }
    }
  }

  inverse(): void {
    const { n, batch, real } = this.#shape;
    const bins = real ? Math.floor(n / 2) + 1 : n;
    for (let b = 0; b < batch; b++) {
      for (let k = 0; k < n; k++) {
        const mirrored = k >= bins;
        const at = 2 * (b * bins + (mirrored ? n - k : k));
        const own = real && (k === 0 || 2 * k === n); // the spectrum of a real signal is real there
        this.#re[k] = this.#spectrum[at];
        this.#im[k] = own ? 0 : mirrored ? -this.#spectrum[at + 1] : this.#spectrum[at + 1];
      }
      this.#fft.inverse(this.#re, this.#im);
      for (let j = 0; j < n; j++) {
        if (real) this.#signal[b * n + j] = this.#re[j];
        else {
          this.#signal[2 * (b * n + j)] = this.#re[j];
          this.#signal[2 * (b * n + j) + 1] = this.#im[j];
        }
      }
    }
  }

  dispose(): void {}
}
