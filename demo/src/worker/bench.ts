import { openDevice } from "toeplitz";
import { Fft } from "toeplitz/fft";
import { longConv } from "toeplitz/layers";
import type { Pffft } from "../../../bench/lib/rivals/pffftModule.js";
import type { BenchReport, BenchRow } from "../calls.js";
import type { Context } from "./main.js";
import { directProduct, fftJsReal, mlFftReal, openPffft, pffftProduct, pffftReal } from "./rivals.js";

const ROUNDS = 15;
const ROUND_MS = 4;
const CHANNELS = 64;

type Run = () => unknown;

interface Task {
  readonly name: string;
  /** What every contender must give, in float64. */
  readonly expected: ArrayLike<number>;
  readonly contenders: Readonly<Record<string, () => ArrayLike<number> | Promise<ArrayLike<number>>>>;
  dispose(): void;
}

/** Reproducible noise in [-1, 1). */
function noise(length: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

async function fftTask(pffft: Pffft, n: number): Promise<Task> {
  const x = noise(n, n);
  const [own, exact] = [await Fft.create(n, { kind: "real" }), await Fft.create(n, { kind: "real", backend: "js" })];
  const expected = exact.forward(x); // float64 inside
  exact.dispose();
  const out = new Float32Array(n + 2);
  const rivals = { "pffft-wasm": pffftReal(pffft, n), "fft.js": fftJsReal(n), "ml-fft": mlFftReal(n) };
  const contenders = {
    toeplitz: () => own.forward(x, out),
    ...Object.fromEntries(Object.entries(rivals).map(([name, transform]) => [name, () => transform(x)])),
  };
  return { name: `real FFT, ${n} points`, expected, contenders, dispose: () => own.dispose() };
}

async function productTask(pffft: Pffft, n: number): Promise<Task> {
  const device = await openDevice({ backend: ["wasm", "js"] });
  const [x, taps] = [noise(n * CHANNELS, 7), noise(n * CHANNELS, 8)];
  const model = await device.load(longConv({ channels: CHANNELS, causal: true, length: n }), { taps });
  const direct = directProduct(taps, n, CHANNELS);
  const rival = pffftProduct(pffft, taps, n, CHANNELS);
  const expected = exactProduct(x, taps, n);
  const contenders = {
    toeplitz: () => model.run({ x }, { n }),
    "pffft-wasm": () => rival(x),
    ...(n <= 512 ? { "two loops": () => direct(x) } : {}),
  };
  return { name: `Toeplitz product, ${n} × ${CHANNELS}`, expected, contenders, dispose: () => device.dispose() };
}

function exactProduct(x: Float32Array, taps: Float32Array, n: number): Float64Array {
  const y = new Float64Array(n * CHANNELS);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      for (let c = 0; c < CHANNELS; c++) y[i * CHANNELS + c] += taps[(i - j) * CHANNELS + c] * x[j * CHANNELS + c];
    }
  }
  return y;
}

/** Largest difference over the largest value. */
function errorOf(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [error, scale] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    error = Math.max(error, Math.abs(got[i] - expected[i]));
    scale = Math.max(scale, Math.abs(expected[i]));
  }
  return error / scale;
}

/** Microseconds of a run, the mean of as many as fill a round. */
async function time(run: Run, times: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < times; i++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return ((performance.now() - began) * 1000) / times;
}

/** How many runs fill a round; doubled until they do, because a page's clock may be as coarse as 0.1 ms. */
async function timesOfRound(run: Run): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const spent = Math.min(await time(run, times), await time(run, times), await time(run, times)) * times;
    if (spent > ROUND_MS * 500) return Math.max(1, Math.round((times * ROUND_MS * 1000) / spent));
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Every contender is held against float64 first; then all take turns, round after round. */
export async function bench(_: null, { signal, send }: Context<"bench">): Promise<BenchReport> {
  const pffft = await openPffft();
  const makers = [
    () => fftTask(pffft, 1024),
    () => fftTask(pffft, 8192),
    () => productTask(pffft, 512),
    () => productTask(pffft, 2048),
  ];
  const rows: BenchRow[] = [];
  for (const [t, make] of makers.entries()) {
    const task = await make();
    try {
      const names = Object.keys(task.contenders);
      const errors = new Map<string, number>();
      for (const name of names) {
        const error = errorOf(await task.contenders[name](), task.expected);
        if (!(error < 1e-5)) throw new Error(`${name} is wrong: ${task.name} is off by ${error}`);
        errors.set(name, error);
      }
      const times = new Map<string, number>();
      for (const name of names) {
        times.set(name, await timesOfRound(task.contenders[name]));
      }
      const samples = new Map<string, number[]>(names.map((name) => [name, []]));
      for (let round = 0; round < ROUNDS; round++) {
        signal.throwIfAborted();
        for (const name of names) samples.get(name)?.push(await time(task.contenders[name], times.get(name) ?? 1));
        send({ progress: (t + (round + 1) / ROUNDS) / makers.length, what: task.name });
        await new Promise((resolve) => setTimeout(resolve)); // lets an abort in
      }
      for (const name of names) {
        const row = {
          task: task.name,
          contender: name,
          microseconds: median(samples.get(name) ?? []),
          error: errors.get(name) ?? Number.NaN,
        };
        rows.push(row);
        send({ row });
      }
    } finally {
      task.dispose();
    }
  }
  return {
    date: new Date().toISOString(),
    userAgent: navigator.userAgent,
    cores: navigator.hardwareConcurrency,
    rounds: ROUNDS,
    rows,
  };
}
