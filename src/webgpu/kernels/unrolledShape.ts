import { nextPowerOfTwo } from "../../core/math.js";
import { channelsWanted, type FftShape, MAX_WIDTH } from "./fftShape.js";
import type { KernelLimits } from "./kernel.js";

const RADIX = 16;
/** Bytes of a real number. */
const REAL = 4;
/** Points that an invocation holds: twice as many only where a transform would not fit otherwise. */
const HELD = 16;
const MOST_HELD = 32;
/** Invocations that are worth a workgroup. */
const MIN_WIDTH = 32;

/** The constants of shaders/lib/unrolled.wgsl. */
export interface UnrolledShape extends FftShape {
  readonly HELD: number;
  readonly SPLIT: boolean;
}

/**
 * How a workgroup transforms channels of `size` points in registers; undefined where it cannot, or should not. Real and imaginary
 * parts are exchanged together where there is room for both (8 bytes a point), one after the other where there is not (4).
 */
export function unrolledShape(size: number, dim: number, limits: KernelLimits): UnrolledShape | undefined {
  const { maxComputeWorkgroupStorageSize: room, unrolled } = limits;
  const held = size > HELD * MAX_WIDTH ? MOST_HELD : HELD;
  const most = Math.min(Math.floor((held * MAX_WIDTH) / size), Math.floor(room / (REAL * size)));
  if (unrolled === false || size < RADIX || most < 1) return undefined;
  const channels = Math.min(nextPowerOfTwo(most + 1) / 2, channelsWanted(size, dim));
  const width = (size * channels) / held;
  if (!unrolled && width < MIN_WIDTH) return undefined;
  const middle = 2 ** (((Math.log2(size) - 1) % 4) + 1);
  const split = 2 * REAL * size * channels > room;
  return { SIZE: size, CHANNELS: channels, MIDDLE: middle, WIDTH: width, HELD: held, SPLIT: split };
}
