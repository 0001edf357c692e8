import { color, onThemeChange } from "./theme.js";

type Rgb = readonly [number, number, number];

function rgb(name: string): Rgb {
  const hex = color(name).replace("#", "");
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** A Toeplitz matrix of `taps`, causal: entry (i, j) is taps[i - j]. Blue is negative, orange positive, both by logarithm. */
export class Heatmap {
  readonly #canvas: HTMLCanvasElement;
  #taps: Float32Array = new Float32Array(1);

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    onThemeChange(() => this.#draw());
  }

  set(taps: Float32Array): void {
    this.#taps = taps;
    this.#draw();
  }

  /** The row, column and value under a point of the element. */
  at(x: number, y: number): { i: number; j: number; value: number } {
    const { width, height } = this.#canvas.getBoundingClientRect();
    const n = this.#taps.length;
    const clamp = (value: number) => Math.min(n - 1, Math.max(0, Math.floor(value)));
    const [i, j] = [clamp((y / height) * n), clamp((x / width) * n)];
    return { i, j, value: i >= j ? this.#taps[i - j] : 0 };
  }

  #draw(): void {
    const n = this.#taps.length;
    this.#canvas.width = n;
    this.#canvas.height = n;
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    const image = context.createImageData(n, n);
    const largest = this.#taps.reduce((max, tap) => Math.max(max, Math.abs(tap)), 1e-12);
    const [low, zero, high] = [rgb("cold"), rgb("paper"), rgb("warm")];
    const shades = Array.from(this.#taps, (tap) => {
      const share = Math.max(0, 1 + Math.log10(Math.abs(tap) / largest + 1e-12) / 3); // three decades
      const end = tap < 0 ? low : high;
      return zero.map((from, k) => from + (end[k] - from) * share) as unknown as Rgb;
    });
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const [red, green, blue] = i >= j ? shades[i - j] : zero;
        image.data.set([red, green, blue, 255], 4 * (i * n + j));
      }
    }
    context.putImageData(image, 0, 0);
    this.#canvas.dataset["drawn"] = String(n);
  }
}
