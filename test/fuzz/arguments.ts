import { etsc, modal, toSki } from "../../src/convert/public.js";
import { ToeplitzError } from "../../src/core/errors.js";
import * as layers from "../../src/layers/public.js";
import { Sampler } from "../../src/models/sampler.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import type { Stream } from "../../src/runtime/stream.js";
import { noiseArray } from "../lib/noise.js";
import type { FuzzTarget } from "./target.js";

/** What people pass by mistake, and what is right now and then. */
const values: readonly unknown[] = [
  undefined,
  null,
  0,
  1,
  2,
  3,
  8,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  -0,
  0.5,
  0.99,
  "",
  "auto",
  "window",
  "tiled",
  "relu",
  "2",
  true,
  false,
  10n,
  {},
  [],
  [1, 2],
  new Float32Array(0),
  new Float32Array(6),
  new Float32Array(12),
  new Float64Array(6),
  Int32Array.of(1, 2),
  () => 1,
  new Date(0),
  { kind: "fixed", gamma: 0.9 },
  { dim: 4, layers: 1, act: "relu", norm: "simpleRms" },
  new Float32Array(2),
  { x: new Float32Array(6) },
  new Float32Array(16),
  { taps: new Float32Array(16) },
  "sikf",
  "learned",
  "modal",
  "etsc",
];

let opened: Promise<{ device: Device; model: Model<"x">; stream: Stream<"x"> }> | undefined;
const weights = { taps: noiseArray(1, 8 * 2) };
const conv = layers.longConv({ channels: 2, causal: true, length: 8 });

function open() {
  opened ??= (async () => {
    const device = await openDevice({ backend: "wasm", calibrate: false });
    const model = await device.load(conv, weights);
    return { device, model, stream: await model.stream() };
  })();
  return opened;
}

/**
 * Opening a device takes a hundred times what any other case takes, and there are few pairs of arguments: each is tried once, and its
 * outcome remembered.
 */
const devices = new Map<string, Promise<void>>();

function openAndDispose(backend: never, relaxed: never): Promise<void> {
  const key = `${values.indexOf(backend)} ${values.indexOf(relaxed)}`;
  const known = devices.get(key);
  if (known) return known;
  const opening = openDevice({ backend, relaxed, calibrate: false }).then((device) => device.dispose());
  devices.set(key, opening);
  return opening;
}

type Pick = () => never;
type Call = (pick: Pick, on: Awaited<ReturnType<typeof open>>) => unknown;

/** Runs may be as long as this: what is fuzzed is whether they begin. */
const short = (n: unknown) => (typeof n === "number" && n > 64 && n < 2 ** 31 ? (7 as never) : (n as never));

const calls: readonly Call[] = [
  (pick, { model }) => model.run({ x: pick() }, { n: short(pick()) }),
  (pick, { model }) => model.run({ x: pick() }, { batch: short(pick()), n: short(pick()) }, { tolerance: pick() }),
  (pick, { model }) => model.run(pick(), { n: 3 }),
  (pick, { model }) => model.compile({ n: short(pick()) }),
  (pick, { model }) => model.explain({ batch: short(pick()), n: short(pick()) }),
  async (pick, { model }) => {
    const stream = await model.stream({ batch: short(pick()), strategy: pick(), maxLength: pick(), tolerance: pick() });
    stream.dispose();
  },
  (pick, { stream }) => stream.next({ x: pick() }),
  (pick, { stream }) => stream.prefill({ x: pick() }, { n: short(pick()) }),
  (pick, { stream }) => stream.restore(pick()),
  async (pick, { device }) => (await device.load(conv, { taps: pick() })).dispose(),
  async (pick, { device }) => (await device.load(conv, pick())).dispose(),
  (pick) => openAndDispose(pick(), pick()),
  (pick) => new Sampler({ temperature: pick(), topK: pick(), topP: pick(), seed: pick() }).next(new Float32Array(8)),
  (pick) => layers.tno({ dim: pick(), heads: pick(), causal: pick(), decay: pick(), rpe: pick() }),
  (pick) => layers.longConv({ channels: pick(), causal: pick(), length: pick() }),
  (pick) => layers.bandConv({ channels: pick(), taps: pick(), causal: pick() }),
  (pick) => layers.skiTno({ channels: pick(), rank: pick(), taps: pick(), decay: pick() }),
  (pick) => layers.ssm({ channels: pick(), states: pick() }),
  (pick) => layers.glu({ dim: pick(), hidden: pick(), act: pick() }),
  (pick) => layers.fastRpb({ heads: pick(), dim: pick(), length: pick(), form: pick() }),
  (pick) => layers.linearAttention({ heads: pick(), dim: pick(), causal: pick(), kernel: pick() }),
  (pick) => layers.softmaxAttention({ heads: pick(), dim: pick(), causal: pick() }),
  (pick) => modal(pick(), { channels: pick(), tolerance: pick(), exactTaps: pick(), maxOrder: pick(), signal: pick() }),
  (pick) => etsc(pick(), { channels: pick(), gamma: pick(), variant: pick(), signal: pick() }),
  (pick) => toSki(pick(), { channels: pick(), rank: pick(), taps: pick(), warp: pick() }),
  (pick, { model }) => model.convert({ to: pick(), tolerance: pick(), maxLength: pick(), rank: pick(), taps: pick() }),
  (pick) => layers.fdTno({ channels: pick(), causal: pick(), rpe: pick() } as never),
  (pick) => layers.gtu({ dim: pick(), expand: pick(), causal: pick(), decay: pick(), rpe: pick() } as never),
  (pick) => layers.tnnBlock({ dim: pick(), causal: pick(), norm: pick(), decay: pick(), rpe: pick(), glu: pick() }),
];

/** The API with arguments of every kind: a result, or a ToeplitzError that says what was expected. */
export const argumentsTarget: FuzzTarget = {
  name: "arguments",
  seeds: [
    Uint8Array.of(0, 30, 5, 0, 0, 0),
    Uint8Array.of(5, 3, 18, 6, 2, 0, 0),
    Uint8Array.of(6, 38, 0, 0, 0, 0),
    Uint8Array.of(14, 3, 23, 6, 0, 0),
    Uint8Array.of(12, 3, 3, 3, 3, 0),
    Uint8Array.of(11, 18, 24, 0, 0, 0),
    Uint8Array.of(1, 30, 3, 5, 0),
    Uint8Array.of(2, 39),
    Uint8Array.of(3, 5),
    Uint8Array.of(4, 3, 5),
    Uint8Array.of(7, 30, 5),
    Uint8Array.of(9, 40),
    Uint8Array.of(10, 41),
    Uint8Array.of(13, 4, 3, 23, 36, 37),
    Uint8Array.of(15, 4, 5, 23),
    Uint8Array.of(16, 4, 4, 5, 16),
    Uint8Array.of(17, 4, 4),
    Uint8Array.of(18, 4, 5, 0),
    Uint8Array.of(20, 3, 4, 23, 42),
    Uint8Array.of(21, 3, 4, 23),
    Uint8Array.of(22, 30, 4, 15, 3, 6),
    Uint8Array.of(23, 30, 4, 16, 0),
    Uint8Array.of(24, 30, 4, 4, 3, 15),
    Uint8Array.of(25, 44, 15, 6, 4, 3),
  ],
  tokens: ["\u0000\u001f\u0005", "\u0005\u0003", "\u0017", "\u0018"],
  async check(input) {
    let at = 0;
    const next = () => input[at++] ?? 0;
    const call = calls[next() % calls.length];
    const pick = () => values[next() % values.length] as never;
    const on = await open();
    try {
      await call(pick, on);
      return "accepted";
    } catch (error) {
      if (!(error instanceof ToeplitzError) || error.code === "internal" || error.message.length > 1500) throw error;
      return "refused";
    } finally {
      await on.stream.reset();
    }
  },
};
