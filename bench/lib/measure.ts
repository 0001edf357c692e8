import { Bench } from "tinybench";
import { cpuMs, type Disturbance, watchOthers } from "./others.js";

/** One way of doing the work that a bench times. A result that is a promise is awaited. */
export interface Contender {
  readonly name: string;
  run(): unknown;
}

export interface Timing {
  readonly name: string;
  /** Nanoseconds a call: the median over the rounds. */
  readonly ns: number;
  /** Lower and upper quartile of the rounds: how noisy the machine was. */
  readonly quartiles: readonly [number, number];
  /** The fastest round: what the machine can do when nothing else runs. */
  readonly best: number;
  /** Of each round: a quotient of two contenders' rounds is unmoved by what slows both. */
  readonly samples: readonly number[];
  /** Cores that other processes used meanwhile, on average. */
  readonly others: number;
}

export interface MeasureOptions {
  readonly rounds?: number;
  /** A sample is so many calls that it takes about this long. */
  readonly sampleMs?: number;
  /** `cpu`: time of the process, which stands still while another process has the core. Not for threads. */
  readonly clock?: "wall" | "cpu";
}

/** Samples of a contender in a round; the round's figure is their median, so that the first may find cold caches. */
const SAMPLES = 3;
/**
 * A round is calm if other processes used less of a core and if this one waited less for one, as shares of the time;
 * disturbed rounds are repeated, up to so many in all for each that is wanted.
 */
const CALM = 0.1;
const CALM_WAIT = 0.01;
const ATTEMPTS = 4;
/** Slow work gets fewer rounds once this has passed, but no fewer than five. */
const BUDGET_MS = 12_000;
const LEAST_ROUNDS = 5;
/** Calls longer than this are sampled once a round: they fill their caches themselves. */
const LONG_MS = 150;
/** Long enough for every engine to have compiled the work with its best compiler. */
const WARM_UP_MS = 60;

interface Batch {
  readonly run: () => unknown;
  readonly calls: number;
  readonly samples: number;
  readonly async: boolean;
}

/**
 * Times contenders against each other in one process: in each round every one of them is a tinybench task of a few
 * samples, beginning with another one each time, so that a noisy moment hits all alike; medians over the rounds.
 */
export async function measure(contenders: readonly Contender[], options: MeasureOptions = {}): Promise<Timing[]> {
  const { rounds = 11, sampleMs = 1, clock = "wall" } = options;
  const now = clock === "wall" ? () => performance.now() : cpuMs;
  const batches: Batch[] = [];
  for (const contender of contenders) batches.push(await batchOf(contender, sampleMs));
  const done: Round[] = [];
  let calm = 0;
  const late = performance.now() + BUDGET_MS;
  for (let turn = 0; calm < rounds && turn < ATTEMPTS * rounds; turn++) {
    if (performance.now() > late && turn >= LEAST_ROUNDS) break;
    const watch = watchOthers();
    const ns: number[] = [];
    for (const i of batches.map((_, at) => (at + turn) % batches.length))
      ns[i] = await sample(contenders[i], batches[i], now);
    const disturbance = watch();
    if (disturbance.others < CALM && disturbance.waited < CALM_WAIT) calm++;
    done.push({ ns, ...disturbance });
  }
  const kept = done.sort((a, b) => a.others + a.waited - b.others - b.waited).slice(0, rounds);
  const others = kept.reduce((sum, round) => sum + round.others, 0) / kept.length;
  return contenders.map(({ name }, i) => ({ name, ...summary(kept.map(({ ns }) => ns[i])), others }));
}

interface Round extends Disturbance {
  readonly ns: readonly number[];
}

/** Nanoseconds a call. */
async function sample({ name }: Contender, { run, calls, async, samples }: Batch, now: () => number): Promise<number> {
  const bench = new Bench({ now, time: 0, iterations: samples, warmup: false, throws: true }).add(name, run, { async });
  const [{ result }] = await bench.run();
  if (result.state !== "completed") throw new Error(`${name}: ${result.state}`);
  return (result.latency.p50 * 1e6) / calls;
}

/** Median, quartiles and best of the rounds. */
export function summary(samples: readonly number[]): Omit<Timing, "name" | "others"> {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (fraction: number) => sorted[Math.round(fraction * (sorted.length - 1))];
  return { ns: at(0.5), quartiles: [at(0.25), at(0.75)], best: sorted[0], samples };
}

/** How many times faster b is than a: the median over the rounds. */
export function pairedRatio(a: Timing, b: Timing): number {
  return summary(a.samples.map((ns, i) => ns / b.samples[i])).ns;
}

async function batchOf(contender: Contender, sampleMs: number): Promise<Batch> {
  const first = performance.now();
  const result = contender.run();
  const async = isPromise(result);
  await result;
  if (performance.now() - first > LONG_MS) return { run: batch(contender, 1, async), calls: 1, samples: 1, async };
  for (const until = performance.now() + WARM_UP_MS; performance.now() < until; ) await contender.run();
  for (let calls = 1; ; calls *= 2) {
    const run = batch(contender, calls, async);
    const began = performance.now();
    await run();
    const ms = performance.now() - began;
    if (ms < sampleMs / 2) continue;
    const fitting = Math.max(1, Math.round((calls * sampleMs) / ms));
    const samples = ms > LONG_MS && fitting === 1 ? 1 : SAMPLES;
    return { run: batch(contender, fitting, async), calls: fitting, samples, async };
  }
}

let batchesMade = 0;

/**
 * The calls of a sample as a function. Each has code of its own (the comment keeps the engine from reusing another's), so
 * that the call in its loop has one target, as in a program that uses one library.
 */
function batch(contender: Contender, calls: number, async: boolean): () => unknown {
  const loop = async
    ? "return async () => { for (let i = 0; i < calls; i++) await c.run(); }"
    : "return () => { for (let i = 0; i < calls; i++) c.run(); }";
  return new Function("c", "calls", `/* ${++batchesMade} */ ${loop}`)(contender, calls) as () => unknown;
}

function isPromise(value: unknown): boolean {
  return typeof (value as { then?: unknown } | undefined)?.then === "function";
}
