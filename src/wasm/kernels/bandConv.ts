import { roundUp } from "../../core/math.js";
import type { OpParams } from "../../ops/index.js";
import type { WasmKernel } from "./kernel.js";

type Params = OpParams<"bandConv">;

/** Channels of a unit, and the rows its outputs can reach beyond the sequence, as in assembly/bandConv.ts. */
const CHANNELS = 16;
const PAD = 8;

const reachOf = (p: Params) => Math.min(p.taps, 2 * p.n);
const tileOf = (p: Params) => Math.min(roundUp(p.n, 8), Math.max(256, roundUp(4 * reachOf(p), 8)));

/** A unit is a tile of one sequence and 16 channels. Scratch in rows of four channels: outputs, taps in reach, padded x. */
export const bandConvKernel: WasmKernel<Params> = {
  scratch: (p) => 16 * (8 + (CHANNELS / 4) * reachOf(p) + Math.min(p.n + 2 * PAD, tileOf(p) + PAD + reachOf(p))),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / CHANNELS) * Math.ceil(p.n / tileOf(p))),
};
