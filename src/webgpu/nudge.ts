import type { GPUDeviceLike } from "./gpu.js";

/**
 * Firefox looks every 100 ms whether a GPU has finished something, and also at every submission. So while somebody waits
 * there, nothing is submitted again and again: a readback of a short run then takes 1 ms instead of 100.
 */
export class Nudge {
  readonly #device: GPUDeviceLike;
  readonly #needed: boolean;
  #waiting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(device: GPUDeviceLike) {
    this.#device = device;
    const { userAgent = "" } = (globalThis.navigator ?? {}) as { readonly userAgent?: string };
    this.#needed = /\bFirefox\//.test(userAgent);
  }

  begin(): void {
    if (!this.#needed) return;
    this.#waiting++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#schedule(1);
  }

  end(): void {
    if (!this.#needed) return;
    this.#waiting--;
  }

  #schedule(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting === 0) return;
      this.#device.queue.submit([]);
      this.#schedule(Math.min(2 * ms, 16));
    }, ms);
  }
}
