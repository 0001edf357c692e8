import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ModalKernel, type ModalOptions, modal, modalTaps } from "../../src/convert/modal.js";
import { ToeplitzError } from "../../src/core/errors.js";
import { loadModel } from "../lib/fixtures.js";
import { mobyTaps } from "../lib/mobyTaps.js";
import { noise } from "./common.js";

/** l1 error over l1 norm of each channel, of the taps the kernel stands for. */
function errors(kernel: ModalKernel, taps: ArrayLike<number>): Float64Array {
  const { channels } = kernel;
  const got = modalTaps(kernel, taps.length / channels);
  const sums = new Float64Array(channels);
  const norms = new Float64Array(channels);
  for (let i = 0; i < taps.length; i++) {
    sums[i % channels] += Math.abs(got[i] - taps[i]);
    norms[i % channels] += Math.abs(taps[i]);
  }
  return sums.map((sum, c) => (norms[c] > 0 ? sum / norms[c] : sum));
}

/** What holds for every result: honest errors, stable poles, a consistent layout. */
function checkKernel(kernel: ModalKernel, taps: ArrayLike<number>, slack = 3e-5): void {
  const measured = errors(kernel, taps);
  kernel.reached.forEach((reached, channel) => {
    // `reached` adds the rounding of float32 arithmetic to the rounding of the coefficients.
    expect(Math.abs(measured[channel] - reached)).toBeLessThan(0.1 * reached + slack);
    if (!kernel.unmet.includes(channel)) expect(reached).toBeLessThanOrEqual(kernel.tolerance);
  });
  expect(kernel.maxPole).toBeLessThan(1);
  const total = kernel.counts.reduce((sum, count) => sum + count, 0);
  expect(kernel.sections.length).toBe(total * 24);
  expect(kernel.counts.length).toBe(Math.ceil(kernel.channels / 4));
  kernel.order.forEach((order, channel) => {
    expect(Math.ceil(order / 2)).toBeLessThanOrEqual(kernel.counts[Math.floor(channel / 4)]);
  });
}

async function reduce(
  taps: ArrayLike<number>,
  options: Partial<ModalOptions> = {},
  slack?: number,
): Promise<ModalKernel> {
  const kernel = await modal(taps, { channels: 1, tolerance: 1e-3, ...options });
  checkKernel(kernel, taps, slack);
  return kernel;
}

const decayed = (length: number, f: (lag: number) => number) => Float64Array.from({ length }, (_, l) => f(l));

describe("modal", () => {
  it("recovers systems of low order at their order, to any tolerance float32 can carry", async () => {
    const pole = fc.record({
      modulus: fc.double({ min: 0.3, max: 0.98, noNaN: true }),
      angle: fc.double({ min: 0.2, max: 2.9, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pole, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1e-2, 1e-3, 1e-5),
        async (poles, tolerance) => {
          const taps = decayed(700, (l) =>
            poles.reduce((sum, p, k) => sum + (k + 1) * p.modulus ** l * Math.cos(p.angle * l + k), 0),
          );
          const kernel = await reduce(taps, { tolerance });
          expect(kernel.unmet).toEqual([]);
          expect(kernel.order[0]).toBeLessThanOrEqual(2 * poles.length);
        },
      ),
      { seed: 17, numRuns: 60 },
    );
  });

  it("copes with kernels that have no room, no tail or no decay", async () => {
    for (const [length, f] of [
      [1, () => 2],
      [2, (l) => l + 1],
      [3, () => 1],
      [4, (l) => l],
      [5, (l) => (l === 4 ? 1 : 0)],
      [50, () => 0],
      [50, (l) => (l === 0 ? 1 : 0)],
      [200, () => 1],
      [200, (l) => (-1) ** l],
      [200, (l) => l],
      [300, (l) => Math.sin(l / 10)],
      [300, (l) => 0.95 ** l * l * l],
      [900, (l) => 0.99 ** l * (1 + 0.1 * Math.abs(Math.sin(l / 40)))],
    ] as [number, (l: number) => number][]) {
      const kernel = await reduce(decayed(length, f));
      expect([f.toString(), kernel.unmet]).toEqual([f.toString(), []]);
    }
  });

  it("keeps nearly coinciding poles accurate in float32", async () => {
    // The residues are 1 / gap^2, without limit as the gap closes.
    for (const [gap, tolerance] of [
      [1e-2, 1e-4],
      [1e-3, 1e-4],
      [1e-5, 1e-4],
      [1e-7, 1e-4],
    ]) {
      const taps = decayed(1200, (l) => (0.98 ** l - 2 * (0.98 - gap) ** l + (0.98 - 2 * gap) ** l) / gap ** 2);
      const kernel = await reduce(taps, { tolerance }, tolerance);
      expect(kernel.unmet).toEqual([]);
      expect(kernel.order[0]).toBeLessThanOrEqual(8);
    }
  });

  it("stays stable and honest on a kernel that grows, and on a late isolated bump", async () => {
    for (const f of [(l: number) => 1.02 ** l, (l: number) => (l > 20 && l < 24 ? 1 : 0.9 ** l)]) {
      expect((await reduce(decayed(300, f), {}, 0.1)).unmet).toEqual([0]);
    }
  });

  it("says which channels it cannot reduce", async () => {
    const channels = 6;
    const taps = noise(400 * channels, 3);
    for (let l = 0; l < 400; l++) for (const c of [0, 2, 5]) taps[l * channels + c] = (0.5 + c / 20) ** l;
    const kernel = await modal(taps, { channels, tolerance: 1e-3, maxOrder: 20 });
    checkKernel(kernel, taps);
    expect(kernel.unmet).toEqual([1, 3, 4]);
    expect(Array.from(kernel.order).filter((_, c) => [0, 2, 5].includes(c))).toEqual([1, 1, 1]);
  });

  it("lets the event loop run, reports progress, and stops within 50 ms of the signal", async () => {
    const channels = 64;
    const taps = noise(2000 * channels, 5).map((v, i) => v * 0.999 ** Math.floor(i / channels));
    const attempt = async (): Promise<number> => {
      const controller = new AbortController();
      const seen: number[] = [];
      const running = modal(taps, {
        channels,
        tolerance: 1e-3,
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          expect(total).toBe(channels);
          seen.push(done);
        },
      });
      let aborted = 0;
      setTimeout(() => {
        aborted = performance.now();
        controller.abort();
      }, 100);
      const error = await running.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ToeplitzError);
      expect(error).toMatchObject({ code: "aborted" });
      expect(seen).toEqual(seen.map((_, i) => i + 1));
      return performance.now() - aborted;
    };
    // The best of some attempts: the others may have waited for another process of the machine.
    const delays: number[] = [];
    for (let k = 0; k < 5 && !(Math.min(...delays) < 50); k++) delays.push(await attempt());
    expect(Math.min(...delays)).toBeLessThan(50);
  });

  it("names what was expected", async () => {
    const bad = (taps: number[], options: ModalOptions) => expect(modal(taps, options)).rejects;
    await bad([1, 2, 3], { channels: 2, tolerance: 1e-3 }).toThrow(/taps \[n, 2\]/);
    await bad([1, Number.POSITIVE_INFINITY], { channels: 1, tolerance: 1e-3 }).toThrow(/got Infinity at lag row 1/);
    await bad([1, 2], { channels: 1, tolerance: 0 }).toThrow(/tolerance in \(0, 1\), got 0/);
    await bad([1, 2], { channels: 1, tolerance: 1e-3, exactTaps: 0 }).toThrow(/exactTaps: expected an integer >= 1/);
    const signal = AbortSignal.abort();
    await bad([1, 2], { channels: 1, tolerance: 1e-3, signal }).toThrow(/aborted/);
  });
});

describe("modal on models/moby-tnn", () => {
  it("meets 1e-3 with at most 10 real states a channel on average", async () => {
    const { weights } = loadModel("moby-tnn");
    let sum = 0;
    for (let layer = 0; layer < 6; layer++) {
      const { taps, channels } = mobyTaps(weights, layer, 1700);
      const some = taps.filter((_, i) => (i % channels) % 8 === layer); // 48 channels of each layer
      const kernel = await modal(some, { channels: channels / 8, tolerance: 1e-3 });
      checkKernel(kernel, some);
      expect(kernel.unmet).toEqual([]);
      expect(kernel.maxPole).toBeLessThan(0.9985);
      sum += kernel.meanOrder;
    }
    expect(sum / 6).toBeLessThan(6.5);
  });
});
