import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuDevice } from "../../src/webgpu/device.js";
import type { GPULike } from "../../src/webgpu/gpu.js";
import { copyWork, type GpuWork, toeplitzWork } from "./gpuKernels.js";

export interface GpuBenchOptions {
  readonly lengths: readonly number[];
  readonly batches: readonly number[];
  readonly dim: number;
  readonly rounds: number;
  /** A submission should take this long, so that submitting and waiting are small beside it. Default 60. */
  readonly targetMs?: number;
}

export const defaults: GpuBenchOptions = {
  lengths: [512, 1024, 2048, 4096, 8192],
  batches: [1, 8],
  dim: 1024,
  rounds: 9,
};

const TARGET_MS = 60;
const COPY_BYTES = 2 ** 28;

interface Timed {
  readonly ns: number;
  readonly spread: readonly [number, number];
}

/**
 * The copy kernel and the fused Toeplitz product, in GB/s of the bytes that each has to move, on a real GPU: throws
 * `unsupported` for a software adapter, whose speed says nothing. Rivals take turns; medians of rounds. `log` gets a line of
 * JSON for each.
 */
export async function benchGpu(gpu: GPULike, log: (line: string) => void, options = defaults): Promise<void> {
  const { device: handle, description } = await openGpu(gpu);
  const { vendor, architecture, limits } = description;
  const adapter = [vendor, architecture, description.description].filter(Boolean).join(" ");
  log(JSON.stringify({ bench: "webgpu", adapter, limits }));
  const [compact, unrolled] = [false, true].map((each) => new WebgpuDevice(handle, { unrolled: each }));
  try {
    await benchDevice([compact, unrolled], log, options);
  } finally {
    compact.dispose(false);
    unrolled.dispose(true);
  }
}

/**
 * The bench on any device, once for each way in which `devices` do the product: of a software one it is a test of the bench,
 * not a measurement.
 */
export async function benchDevice(
  devices: readonly WebgpuDevice[],
  log: (line: string) => void,
  options: GpuBenchOptions & { readonly copyBytes?: number },
): Promise<void> {
  const [device] = devices;
  const { maxStorageBufferBindingSize } = device.gpu.limits;
  const large = await copyWork(device, Math.min(options.copyBytes ?? COPY_BYTES, maxStorageBufferBindingSize));
  const [largest] = await measure(device, [large], options);
  log(line({ name: "copy, large", ...rate(large, largest) }));
  large.dispose();
  for (const n of options.lengths) {
    for (const batch of options.batches) {
      const shape = { n, batch, dim: options.dim };
      const ours = await Promise.all(devices.map((each) => toeplitzWork(each, shape)));
      const copy = await copyWork(device, ours[0].bytes / 2);
      const [copied, ...times] = await measure(device, [copy, ...ours], options);
      for (const [i, work] of ours.entries()) {
        const share = rate(work, times[i]).gbs / rate(copy, copied).gbs;
        log(line({ name: work.name, ...shape, ...rate(work, times[i]), error: work.error, shareOfCopy: share }));
        work.dispose();
      }
      log(line({ name: "copy of as many bytes", ...shape, ...rate(copy, copied) }));
      copy.dispose();
    }
  }
}

function rate({ bytes }: GpuWork, { ns, spread }: Timed) {
  return { us: ns / 1000, spreadUs: spread.map((each) => each / 1000), gbs: bytes / ns };
}

function line(values: Readonly<Record<string, unknown>>): string {
  const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(4)) : value);
  return JSON.stringify({ bench: "webgpu", ...values }, rounded);
}

/** The time of one run: that of 2 k runs less that of k, over k, which leaves out what a submission costs. */
async function measure(
  device: WebgpuDevice,
  works: readonly GpuWork[],
  { rounds, targetMs = TARGET_MS }: GpuBenchOptions,
): Promise<Timed[]> {
  const time = async (work: GpuWork, times: number) => {
    await device.idle(work.name);
    const began = performance.now();
    work.submit(times);
    await device.idle(work.name);
    return performance.now() - began;
  };
  const counts: number[] = [];
  for (const work of works) {
    let times = 1;
    while ((await time(work, times)) < targetMs && times < 2 ** 15) times *= 2;
    counts.push(times);
  }
  const samples = works.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const [once, twice] = [await time(work, counts[i]), await time(work, 2 * counts[i])];
      samples[i].push(((twice - once) / counts[i]) * 1e6);
    }
  }
  return samples.map((sample) => {
    sample.sort((a, b) => a - b);
    const at = (part: number) => sample[Math.min(sample.length - 1, Math.floor(part * sample.length))];
    return { ns: at(0.5), spread: [at(0.25), at(0.75)] };
  });
}
