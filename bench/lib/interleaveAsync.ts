import type { Timing } from "./interleave.js";

/** As Contender of interleave.ts, for libraries whose calls are promises. */
export interface AsyncContender {
  readonly name: string;
  run(): Promise<unknown> | undefined;
}

export interface PairedTiming extends Timing {
  /** Nanoseconds a call in each round: a quotient of two contenders' rounds is unmoved by what slows both. */
  readonly samples: readonly number[];
}

/**
 * interleave() for contenders some of which must be awaited. Time is CPU time of the process, which does not run while
 * another process has the core; what is timed must therefore not wait, and must not use other threads.
 */
export async function interleaveAsync(
  contenders: readonly AsyncContender[],
  { rounds = 31, sampleMs = 2 } = {},
): Promise<PairedTiming[]> {
  const repeats: number[] = [];
  for (const contender of contenders) {
    await sample(contender, 1);
    for (const until = performance.now() + 50; performance.now() < until; ) await sample(contender, 1);
    let calls = 1;
    let ns = await sample(contender, calls);
    for (; ns * calls < sampleMs * 1e6; ns = await sample(contender, calls)) calls *= 2;
    repeats.push(Math.max(1, Math.round((sampleMs * 1e6) / ns)));
  }
  const samples = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) samples[i].push(await sample(contender, repeats[i]));
  }
  return contenders.map(({ name }, i) => {
    const sorted = [...samples[i]].sort((a, b) => a - b);
    const at = (fraction: number) => sorted[Math.round(fraction * (rounds - 1))];
    return { name, ns: at(0.5), quartiles: [at(0.25), at(0.75)], best: sorted[0], samples: samples[i] };
  });
}

/** The median over rounds of a's time over b's. */
export function pairedRatio(a: PairedTiming, b: PairedTiming): number {
  const ratios = a.samples.map((ns, i) => ns / b.samples[i]).sort((x, y) => x - y);
  return ratios[ratios.length >> 1];
}

/** Nanoseconds of CPU time a call. */
async function sample(contender: AsyncContender, calls: number): Promise<number> {
  const began = process.cpuUsage();
  for (let i = 0; i < calls; i++) {
    const pending = contender.run();
    if (pending) await pending;
  }
  const { user, system } = process.cpuUsage(began);
  return ((user + system) * 1000) / calls;
}
