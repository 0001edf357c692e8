import type { Timing } from "./interleave.js";

/** As Contender of interleave.ts, for libraries whose calls are promises. */
export interface AsyncContender {
  readonly name: string;
  run(): void | Promise<unknown>;
}

/** interleave() for contenders some of which must be awaited; the others are called without an await. */
export async function interleaveAsync(
  contenders: readonly AsyncContender[],
  { rounds = 15, sampleMs = 4 } = {},
): Promise<Timing[]> {
  const repeats: number[] = [];
  for (const contender of contenders) {
    let calls = 1;
    let ns = 0;
    for (ns = await sample(contender, calls); ns * calls < sampleMs * 1e6; ns = await sample(contender, calls))
      calls *= 2;
    repeats.push(Math.max(1, Math.round((sampleMs * 1e6) / ns)));
  }
  const samples = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) samples[i].push(await sample(contender, repeats[i]));
  }
  return contenders.map(({ name }, i) => {
    const sorted = samples[i].sort((a, b) => a - b);
    const at = (fraction: number) => sorted[Math.round(fraction * (rounds - 1))];
    return { name, ns: at(0.5), quartiles: [at(0.25), at(0.75)] };
  });
}

/** Nanoseconds a call. */
async function sample(contender: AsyncContender, calls: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < calls; i++) {
    const pending = contender.run();
    if (pending) await pending;
  }
  return ((performance.now() - began) * 1e6) / calls;
}
