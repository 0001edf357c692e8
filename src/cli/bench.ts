import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { glu } from "../layers/glu.js";
import { longConv } from "../layers/longConv.js";
import { loadTnnLm } from "../models/load.js";
import { type Device, openDevice } from "../runtime/device.js";
import type { Command } from "./command.js";
import { openNamed } from "./device.js";
import { styleOf } from "./style.js";
import { UsageError } from "./usage.js";

const MODEL = fileURLToPath(new URL("../../models/moby-tnn", import.meta.url));
const ROUNDS = 9;
const ROUND_MS = 30;

interface Row {
  readonly name: string;
  /** Median over rounds. */
  readonly ms: number;
  /** What one run does, in the unit's thousands a second. */
  readonly rate: number;
  readonly unit: string;
}

interface Case {
  readonly name: string;
  readonly unit: string;
  /** Units that a run does. */
  readonly amount: number;
  /** Makes the run; it was checked against float64 when this resolves. */
  open(device: Device, signal: AbortSignal): Promise<() => Promise<unknown>>;
}

/** Reproducible noise in [-1, 1). */
function noise(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** A layer of noise, held against the js backend on a short input first. */
const layerCase = (name: string, layer: ReturnType<typeof glu>, channels: number, n: number): Case => ({
  name,
  unit: "tokens",
  amount: n,
  async open(device, signal) {
    const sized = Object.entries(layer.weights).map(([weight, shape], i) => {
      const length = shape.reduce((a, b) => a * b, 1);
      return [weight, noise(length, i + 1).map((value) => value / Math.sqrt(shape[0]))] as const;
    });
    const weights = Object.fromEntries(sized);
    const model = await device.load(layer, weights, { signal });
    const x = noise(n * channels, 99);
    const short = Math.min(n, 64);
    using exact = await openDevice({ backend: "js" });
    const judge = await exact.load(layer, weights);
    const want = await judge.run({ x: x.subarray(0, short * channels) }, { n: short }, { signal });
    const got = await model.run({ x: x.subarray(0, short * channels) }, { n: short }, { signal });
    const scale = want.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const error = got.reduce((most, value, i) => Math.max(most, Math.abs(value - want[i])), 0) / scale;
    if (!(error < 1e-5)) throw new ToeplitzError("device", `bench: ${name} is off by ${error} on ${device.backend}`);
    return () => model.run({ x }, { n }, { signal });
  },
});

const cases: readonly Case[] = [
  ...[512, 4096].map((n) =>
    layerCase(`Toeplitz product, ${n} x 64`, longConv({ channels: 64, causal: true, length: n }) as never, 64, n),
  ),
  layerCase("glu, 512 x 128, hidden 512", glu({ dim: 128, hidden: 512 }), 128, 512),
  {
    name: "moby-tnn, logits of 512",
    unit: "tokens",
    amount: 512,
    async open(device, signal) {
      const lm = await loadTnnLm(device, MODEL, { signal });
      const tokens = Int32Array.from({ length: 512 }, (_, i) => (i * 31) % lm.config.vocab);
      return () => lm.logits(tokens, { signal });
    },
  },
  {
    name: "moby-tnn, 64 tokens one by one",
    unit: "tokens",
    amount: 64,
    async open(device, signal) {
      const lm = await loadTnnLm(device, MODEL, { signal });
      return async () => {
        for await (const _ of lm.generate("Call me Ishmael. ", { maxTokens: 64, temperature: 0, signal }));
      };
    },
  },
];

export const bench: Command = {
  summary: "measure this machine: products, layers, the bundled model",
  usage: "[--filter TEXT] [--backend B] [--json FILE]",
  help: `Each case is checked against float64 (layers) before it is timed; the median of ${ROUNDS} rounds counts.
  --filter TEXT  only cases whose name contains TEXT
  --backend B    auto (default), wasm, wasm-simd, wasm-relaxed, webgpu, js
  --json FILE    writes the results, and what they ran on, for scripts; - for standard output`,
  options: { filter: { type: "string" }, backend: { type: "string" }, json: { type: "string" } },
  async run(values, positionals, signal) {
    if (positionals.length > 0) throw new UsageError(`bench: expected no argument, got ${positionals[0]}`);
    const { filter = "", json } = values;
    const chosen = cases.filter(({ name }) => name.includes(String(filter)));
    if (chosen.length === 0) {
      throw new UsageError(`--filter: expected part of ${cases.map(({ name }) => name).join("; ")}; got ${filter}`);
    }
    using device = await openNamed(values["backend"], signal, true);
    const { bold, dim } = styleOf(process.stdout);
    const rows: Row[] = [];
    for (const { name, unit, amount, open } of chosen) {
      const ms = await median(await open(device, signal), signal);
      const row = { name, ms, rate: (amount / ms) * 1000, unit };
      rows.push(row);
      if (json !== "-") {
        const rate = `${Math.round(row.rate).toLocaleString("en")} ${unit}/s`;
        console.log(`${name.padEnd(32)} ${bold(`${ms.toPrecision(3)} ms`.padStart(10))}  ${dim(rate)}`);
      }
    }
    const text = JSON.stringify(
      { date: new Date().toISOString(), report: device.report(), rounds: ROUNDS, rows },
      null,
      2,
    );
    if (json === "-") console.log(text);
    else if (typeof json === "string") await writeFile(json, `${text}\n`);
  },
};

/** Milliseconds of a run: rounds of as many as fill one. */
async function median(run: () => Promise<unknown>, signal: AbortSignal): Promise<number> {
  const time = async (times: number) => {
    const began = performance.now();
    for (let i = 0; i < times; i++) await run();
    return (performance.now() - began) / times;
  };
  await time(1); // compiles
  const times = Math.max(1, Math.round(ROUND_MS / Math.max(1e-3, await time(2))));
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    throwIfAborted(signal);
    samples.push(await time(times));
  }
  return samples.sort((a, b) => a - b)[ROUNDS >> 1];
}
