import type { ErrorCode } from "../../src/core/errors.js";
import { longConv } from "../../src/layers/longConv.js";
import type { Device } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { relativeError } from "../lib/compare.js";
import { noiseArray } from "../lib/noise.js";
import { checkNothingHeld, type Held } from "./held.js";

/** What must become of a fault. "recovered": the call gives its result; else it rejects with that code. */
export type Outcome = "recovered" | ErrorCode;

/** One injected fault. The docs' table is made of these. */
export interface Fault {
  readonly backend: "webgpu" | "wasm" | "wasm threads" | "js" | "worker" | "files";
  /** During what. */
  readonly during: string;
  readonly what: string;
  readonly outcome: Outcome;
  /** Injects it, and checks what it does not throw; the runner checks the outcome. */
  inject(): Promise<void>;
}

export const N = 12;
const CHANNELS = 3;
/** Small enough that a simulated GPU compiles its kernels in no time; with constants, states and two ways to run. */
export const layer = longConv({ channels: CHANNELS, causal: true, length: 8 });
export const weights = { taps: noiseArray(3, 8 * CHANNELS) };
export const x = noiseArray(4, N * CHANNELS);

/** The definition: y_i = sum_l t_l x_{i-l}. */
export const expected = Float64Array.from({ length: N * CHANNELS }, (_, at) => {
  const [i, c] = [Math.floor(at / CHANNELS), at % CHANNELS];
  let sum = 0;
  for (let lag = 0; lag < 8 && lag <= i; lag++) sum += weights.taps[lag * CHANNELS + c] * x[(i - lag) * CHANNELS + c];
  return sum;
});

export function check(got: ArrayLike<number>, from = 0): void {
  const want = expected.subarray(from * CHANNELS, from * CHANNELS + got.length);
  const error = relativeError(got, want);
  if (!(error < 1e-5)) throw new Error(`a wrong result: an error of ${error} over rms`);
}

export const piece = (from: number, to: number) => ({ x: x.subarray(from * CHANNELS, to * CHANNELS) });

/** What a user does when the fault strikes; `strike` arms it. Each gives a checked result. */
export const uses: Readonly<Record<string, (device: Device, strike: () => void) => Promise<void>>> = {
  "the first run (compiling)": async (device, strike) => {
    const model = await device.load(layer, weights);
    strike();
    check(await model.run({ x }, { n: N }));
  },
  "a run": async (device, strike) => {
    const model = await device.load(layer, weights);
    await model.run({ x }, { n: N });
    strike();
    check(await model.run({ x }, { n: N }));
  },
  "two runs at once": async (device, strike) => {
    const models = [await device.load(layer, weights), await device.load(layer, weights)];
    for (const model of models) await model.run({ x }, { n: N });
    strike();
    for (const y of await Promise.all(models.map((model) => model.run({ x }, { n: N })))) check(y);
  },
  "a prefill": async (device, strike) => {
    const stream = await (await device.load(layer, weights)).stream();
    await stream.prefill(piece(0, 6), { n: 6 });
    await stream.reset();
    strike();
    check(await stream.prefill(piece(0, 6), { n: 6 }));
    check(await stream.next(piece(6, 7)), 6);
  },
  "a token of a stream": async (device, strike) => {
    const stream = await (await device.load(layer, weights)).stream();
    await stream.prefill(piece(0, 4), { n: 4 });
    check(await stream.next(piece(4, 5)), 4);
    strike();
    for (let i = 5; i < N; i++) check(await stream.next(piece(i, i + 1)), i);
  },
  "save, clone and restore": async (device, strike) => {
    const stream = await (await device.load(layer, weights)).stream();
    await stream.prefill(piece(0, 4), { n: 4 });
    strike();
    const saved = await stream.save();
    const twin = await stream.clone();
    await stream.next(piece(4, 5));
    await stream.restore(saved);
    for (const each of [stream, twin]) for (let i = 4; i < 8; i++) check(await each.next(piece(i, i + 1)), i);
  },
};

/** The device can still do everything, and once its models are gone, nothing of theirs is left on any backend. */
export async function stillWorks(device: Device, before?: Held): Promise<void> {
  const model: Model<"x"> = await device.load(layer, weights);
  check(await model.run({ x }, { n: N }));
  const stream = await model.stream();
  check(await stream.prefill(piece(0, 5), { n: 5 }));
  check(await stream.next(piece(5, 6)), 5);
  await checkNothingHeld(device, before);
}

/** A fault that should have happened, and did not: the test would show nothing. */
export function struck(times: number, what: string): void {
  if (times === 0) throw new Error(`${what} was never injected`);
}
