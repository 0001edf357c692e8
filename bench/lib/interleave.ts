/** One way of doing the work that a bench times. */
export interface Contender {
  readonly name: string;
  run(): void;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds, nanoseconds a call. */
  readonly ns: number;
  /** Lower and upper quartile, to show how noisy the machine was. */
  readonly quartiles: readonly [number, number];
  /** The fastest round: what the machine can do when nothing else runs. */
  readonly best: number;
}

/**
 * Times contenders against each other in one process: each round runs every one of them once, for about `sampleMs`, so
 * that a noisy moment hits all alike; medians over the rounds. Ratios of one call are comparable, absolute times are not.
 */
export function interleave(contenders: readonly Contender[], { rounds = 31, sampleMs = 2 } = {}): Timing[] {
  for (const contender of contenders) warmUp(contender);
  const repeats = contenders.map((contender) => calibrate(contender, sampleMs));
  const samples = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((contender, i) => {
      samples[i].push(time(contender, repeats[i]));
    });
  }
  return contenders.map(({ name }, i) => {
    const sorted = samples[i].sort((a, b) => a - b);
    const at = (fraction: number) => sorted[Math.floor(fraction * (rounds - 1) + 0.5)];
    return { name, ns: at(0.5), quartiles: [at(0.25), at(0.75)], best: sorted[0] };
  });
}

/** Long enough for every engine to have compiled the work with its best compiler. */
function warmUp(contender: Contender): void {
  for (const began = performance.now(); performance.now() - began < 60; ) contender.run();
}

/** Calls that fill about `sampleMs`. */
function calibrate(contender: Contender, sampleMs: number): number {
  for (let repeats = 1; ; repeats *= 2) {
    const ns = time(contender, repeats) * repeats;
    if (ns >= sampleMs * 1e6) return Math.max(1, Math.round((repeats * sampleMs * 1e6) / ns));
  }
}

function time(contender: Contender, repeats: number): number {
  const began = performance.now();
  for (let i = 0; i < repeats; i++) contender.run();
  return ((performance.now() - began) * 1e6) / repeats;
}
