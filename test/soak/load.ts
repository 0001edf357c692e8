import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { ToeplitzError } from "../../src/core/errors.js";
import { glu } from "../../src/layers/glu.js";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { openDevice as openInWorker } from "../../src/worker/open.js";
import { relativeError } from "../lib/compare.js";
import { dawnAbsent } from "../lib/dawn.js";
import { type FaultyDevice, openFaulty } from "../lib/faultyDevice.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const moby = fileURLToPath(new URL("../../models/moby-tnn", import.meta.url));
const script = new URL("../../dist/worker/main.js", import.meta.url);
const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const block = tnnBlock({
  dim: 6,
  causal: true,
  norm: "layer",
  decay: { kind: "fixed", gamma: 0.95 },
  rpe,
  glu: { hidden: 5 },
});
const wide = glu({ dim: 128, hidden: 512 });
const N = 24;

export type Random = (n: number) => number;

/** One thing that users do, checked where it ends; resolves with nothing, throws where a result is wrong. */
export interface Load {
  readonly name: string;
  /** Opens what it needs, unless it is open. */
  act(random: Random): Promise<void>;
  /** Everything it holds is given back. */
  close(): Promise<void>;
}

/** What a load has open between its acts. */
class Kept<T> {
  readonly #open: () => Promise<T>;
  readonly #close: (value: T) => unknown;
  #value: T | undefined;

  constructor(open: () => Promise<T>, close: (value: T) => unknown) {
    this.#open = open;
    this.#close = close;
  }

  async get(): Promise<T> {
    this.#value ??= await this.#open();
    return this.#value;
  }

  async close(): Promise<void> {
    const value = this.#value;
    this.#value = undefined;
    if (value !== undefined) await this.#close(value);
  }
}

const weights = noiseWeights(block, { "token_mixer.toep.gamma": 0.9 });
const x = noiseArray(1, N * 6);

async function expectedOf(): Promise<Float32Array> {
  const device = await openDevice({ backend: "js" });
  const y = await (await device.load(block, weights)).run({ x }, { n: N });
  device.dispose();
  return y;
}

function check(got: Float32Array, want: Float32Array, what: string): void {
  const error = relativeError(got, want);
  if (!(error < 1e-4)) throw new Error(`${what}: an error of ${error} over rms`);
}

/** Whole runs, streams with clones, saves and restores, in any order; sometimes `disturb` strikes in the middle. */
async function useBlock(model: Model<"x">, want: Float32Array, random: Random, disturb: () => void): Promise<void> {
  const strike = () => random(4) === 0 && disturb();
  if (random(2) === 0) {
    const running = [model.run({ x }, { n: N }), model.run({ x }, { n: N })];
    strike();
    for (const y of await Promise.all(running)) check(y, want, "a whole run");
    return;
  }
  using stream = await model.stream();
  const first = 1 + random(N - 4);
  const parts = [await stream.prefill({ x: x.subarray(0, first * 6) }, { n: first })];
  strike();
  using twin = random(3) === 0 ? await stream.clone() : undefined;
  const saved = random(3) === 0 ? await stream.save() : undefined;
  if (saved) {
    await stream.next({ x: x.subarray(0, 6) });
    await stream.restore(saved);
  }
  for (let i = first; i < N; i++) {
    const token = { x: x.subarray(i * 6, i * 6 + 6) };
    const [y] = await Promise.all([stream.next(token), twin?.next(token)]);
    parts.push(y);
    if (i === first + 1) strike();
  }
  check(Float32Array.from(parts.flatMap((part) => [...part])), want, "a stream");
}

/** The language model on wasm: greedy text, with aborts in the middle of runs. */
export async function languageModel(): Promise<Load> {
  const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${moby}/expected.json`, "utf8"));
  const open = async (): Promise<[Device, Lm]> => {
    const device = await openDevice({ backend: "wasm" });
    return [device, await loadTnnLm(device, moby)];
  };
  const kept = new Kept(open, ([device]) => device.dispose());
  return {
    name: "moby-tnn on wasm",
    async act(random) {
      const choice = random(40);
      if (choice === 0) return kept.close();
      const [, lm] = await kept.get();
      const count = 1 + random(30);
      if (choice < 20) {
        let text = "";
        for await (const piece of lm.generate(prompt, { maxTokens: count, temperature: 0 })) text += piece;
        if (text !== greedy.slice(0, count)) throw new Error(`moby-tnn wrote ${JSON.stringify(text)}`);
        return;
      }
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), random(60));
      try {
        await lm.score(lm.encode(prompt.repeat(1 + random(6))), { signal: controller.signal });
        for await (const _ of lm.generate(prompt, { maxTokens: 50, signal: controller.signal }));
      } catch (error) {
        if (!(error instanceof ToeplitzError && error.code === "aborted")) throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => kept.close(),
  };
}

/** Two models on a GPU that is lost again and again, and sometimes stays away for a while. */
export async function lostGpu(): Promise<Load | undefined> {
  if (dawnAbsent) return undefined;
  const want = await expectedOf();
  const open = async (): Promise<[FaultyDevice, Model<"x">]> => {
    const faulty = await openFaulty({ backend: "webgpu" });
    return [faulty, await faulty.device.load(block, weights)];
  };
  const kept = new Kept(open, ([faulty]) => faulty.close());
  return {
    name: "a GPU that is lost",
    async act(random) {
      if (random(30) === 0) await kept.close();
      const [faulty, model] = await kept.get();
      await useBlock(model, want, random, () => {
        faulty.gpu.refuse = random(20) === 0;
        faulty.gpu.loseAll();
      });
      faulty.gpu.refuse = false;
    },
    close: () => kept.close(),
  };
}

/** A device in a worker that is killed now and then. */
export async function killedWorker(): Promise<Load> {
  const want = await expectedOf();
  let worker: Worker | undefined;
  const start = () => {
    worker = new Worker(script);
    return worker;
  };
  const open = async (): Promise<[Device, Model<"x">]> => {
    const device = await openInWorker({ worker: start, backend: "wasm", calibrate: false });
    return [device, await device.load(block, weights)];
  };
  const kept = new Kept(open, ([device]) => device[Symbol.asyncDispose]());
  return {
    name: "a worker that dies",
    async act(random) {
      if (random(60) === 0) await kept.close();
      const [, model] = await kept.get();
      await useBlock(model, want, random, () => {
        if (random(10) === 0) void worker?.terminate();
      });
    },
    close: () => kept.close(),
  };
}

/** Models that come and go on one wasm device, with aborted runs and forgotten handles. */
export async function comingAndGoing(): Promise<Load> {
  const want = await expectedOf();
  const wideWeights = noiseWeights(wide);
  const long = noiseArray(2, 2048 * 128);
  const kept = new Kept(
    () => openDevice({ backend: "wasm" }),
    (device) => device.dispose(),
  );
  return {
    name: "models that come and go",
    async act(random) {
      const device = await kept.get();
      const model = await device.load(block, weights);
      await useBlock(model, want, random, () => undefined);
      if (random(8) > 0) model.dispose(); // else it is forgotten
      const other = await device.load(wide, wideWeights);
      const controller = new AbortController();
      const running = other.run({ x: long }, { n: 2048 }, { signal: controller.signal });
      setTimeout(() => (random(2) === 0 ? controller.abort() : other.dispose()), random(30));
      await running.catch((error) => {
        if (!(error instanceof ToeplitzError && ["aborted", "disposed"].includes(error.code))) throw error;
      });
      other.dispose();
    },
    close: () => kept.close(),
  };
}
