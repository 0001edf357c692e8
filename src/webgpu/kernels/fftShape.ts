import { ToeplitzError } from "../../core/errors.js";
import { nextPowerOfTwo, roundUp } from "../../core/math.js";
import { LANES } from "../../ops/toeplitzSpectrum.js";
import type { KernelLimits } from "./kernel.js";

/** Bytes of one complex point. */
const POINT = 8;
/** Points that a workgroup works on at least, so that its invocations have something to do, and channels it takes then. */
const MIN_POINTS = 1024;
const MAX_CHANNELS = 64;
/** Channels that make one memory transaction (32 bytes) of a row. */
const COALESCED = 8;
/** Invocations of a workgroup that every device allows. */
export const MAX_WIDTH = 256;

/** The constants of shaders/lib/fft.wgsl. */
export interface FftShape {
  readonly SIZE: number;
  readonly CHANNELS: number;
  readonly MIDDLE: number;
  readonly WIDTH: number;
}

/** The largest transform that fits the workgroup memory. */
export function largestSize(limits: KernelLimits): number {
  return 2 ** Math.floor(Math.log2(limits.maxComputeWorkgroupStorageSize / POINT));
}

/** Channels that a workgroup should take, a power of two. */
export function channelsWanted(size: number, dim: number): number {
  return Math.min(Math.max(COALESCED, MIN_POINTS / size), MAX_CHANNELS, nextPowerOfTwo(Math.max(dim, 1)));
}

/** How a workgroup transforms channels of `size` points. Depends on dim, size and limits only: the spectrum's layout does. */
export function fftShape(size: number, dim: number, limits: KernelLimits): FftShape {
  const most = largestSize(limits) / size;
  if (most < 1) throw new ToeplitzError("internal", `webgpu: a transform of ${size} points was not split`);
  const channels = Math.min(most, channelsWanted(size, dim));
  const bits = Math.log2(size);
  const middle = bits < 2 ? size : bits % 2 === 0 ? 4 : 8;
  const width = Math.max(1, Math.min(MAX_WIDTH, (size * channels) / 4));
  return { SIZE: size, CHANNELS: channels, MIDDLE: middle, WIDTH: width };
}

/** dim as spectra are padded. */
export function paddedDim(dim: number): number {
  return roundUp(dim, LANES);
}
