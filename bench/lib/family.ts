import { type ParseArgsConfig, parseArgs } from "node:util";
import { Bounds, type Demand } from "./bounds.js";
import { type Contender, type MeasureOptions, measure, pairedRatio, summary, type Timing } from "./measure.js";
import { type BenchRecord, environment, round, type WorkShape } from "./record.js";

/** A piece of work that several contenders do. */
export interface Work extends Demand {
  readonly kind: string;
  readonly shape: WorkShape;
}

/** A contender that was validated: its error is what validate() gave. Its demand, if given, goes before that of the work. */
export interface Entrant extends Contender, Demand {
  readonly error: number;
  /** Of this library's: the wasm build. */
  readonly build?: string;
  /** Of a rival's package. */
  readonly version?: string;
  readonly prepareNs?: number;
  readonly note?: string;
  /** Of streams: tokens that a call takes (timings become those of one), and the strategy. */
  readonly tokens?: number;
  readonly strategy?: string;
}

type Options = NonNullable<ParseArgsConfig["options"]>;

const common = {
  builds: { type: "string", default: "simd,relaxed" },
  rounds: { type: "string" },
  sample: { type: "string" },
  clock: { type: "string", default: "wall" },
  quick: { type: "boolean", default: false },
} as const satisfies Options;

/**
 * One family of benches: reads its options, times what it is given and writes a JSON line for each contender to standard
 * output, and the ratios for people to standard error.
 */
export class Family<O extends Record<string, { type: "string"; default: string }>> {
  readonly name: string;
  readonly builds: readonly string[];
  readonly quick: boolean;
  readonly timing: MeasureOptions;
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;
  readonly #environment = environment();
  readonly #bounds = new Map<string, Bounds | undefined>();

  /** `--builds --rounds --sample MS --clock wall|cpu --quick`, and the family's own. */
  constructor(name: string, own: O) {
    const { values } = parseArgs({ options: { ...common, ...own } }) as {
      values: Readonly<Record<string, string | boolean | undefined>>;
    };
    this.name = name;
    this.#values = values;
    this.quick = values["quick"] === true;
    this.builds = String(values["builds"]).split(",");
    this.timing = {
      rounds: Number(values["rounds"] ?? (this.quick ? 5 : 11)),
      sampleMs: Number(values["sample"] ?? (this.quick ? 0.3 : 1)),
      clock: values["clock"] === "cpu" ? "cpu" : "wall",
    };
  }

  option(name: keyof O & string): string {
    return String(this.#values[name]);
  }

  list(name: keyof O & string): string[] {
    return this.option(name).split(",").filter(Boolean);
  }

  numbers(name: keyof O & string): number[] {
    return this.list(name).map(Number);
  }

  /** Times the entrants in turn, with the arithmetic limit of each build among them. */
  async compare(work: Work, entrants: readonly Entrant[], options: MeasureOptions = {}): Promise<BenchRecord[]> {
    const builds = [...new Set(entrants.flatMap(({ build }) => build ?? []))];
    const bounds: { build: string; of: Bounds }[] = [];
    for (const build of builds) {
      const of = await this.#boundsOf(build);
      if (of) bounds.push({ build, of });
    }
    const limits = bounds.map(({ of }) => of.arithmetic);
    const timed = await this.time([...entrants, ...limits], options);
    const timings = timed.map((timing, i) => perToken(timing, entrants[i]?.tokens ?? 1));
    const records = entrants.map((entrant, i) => {
      const at = bounds.findIndex(({ build }) => build === entrant.build);
      const arithmetic = timings[entrants.length + at];
      const bound = at < 0 ? undefined : bounds[at].of.bound({ ...work, ...demandOf(entrant) }, timings[i], arithmetic);
      const others = entrants.flatMap(({ name }, j) =>
        j === i ? [] : [[name, round(pairedRatio(timings[j], timings[i]))] as const],
      );
      const ratios = entrant.build && others.length > 0 ? Object.fromEntries(others) : undefined;
      return this.#record(work, entrant, timings[i], { bound, ratios });
    });
    for (const record of records) console.log(JSON.stringify(record));
    print(records);
    return records;
  }

  /** Times contenders of which no record is made yet. */
  time(contenders: readonly Contender[], options: MeasureOptions = {}): Promise<Timing[]> {
    return measure(contenders, { ...this.timing, ...options });
  }

  /** A record of a timing that was taken in some other way. */
  record(
    work: Work,
    entrant: Omit<Entrant, "run">,
    timing: Omit<Timing, "name">,
    more: Partial<BenchRecord> = {},
  ): void {
    const record = this.#record(work, entrant, timing, more);
    console.log(JSON.stringify(record));
    print([record]);
  }

  #record(
    work: Work,
    entrant: Omit<Entrant, "run">,
    { ns, quartiles, best, samples, others }: Omit<Timing, "name">,
    more: Partial<BenchRecord>,
  ): BenchRecord {
    const { name, build, version, prepareNs, error, note, tokens, strategy } = entrant;
    const { kind, shape, flops, bytes } = { ...work, ...demandOf(entrant) };
    const rate = flops ? round(flops / ns) : bytes ? round(bytes / ns) : undefined;
    const unit = flops ? "GFLOP/s" : bytes ? "GB/s" : undefined;
    return {
      bench: this.name,
      kind,
      shape,
      contender: name,
      build,
      version,
      ns: round(ns),
      spread: [round(quartiles[0]), round(quartiles[1])],
      best: round(best),
      rounds: samples.length,
      others: Number(others.toFixed(2)),
      prepareNs: prepareNs && round(prepareNs),
      error: Number(error.toPrecision(2)),
      rate,
      unit,
      strategy,
      tokensPerSecond: tokens && round(1e9 / ns),
      note,
      ...more,
      ...this.#environment,
    };
  }

  async #boundsOf(build: string): Promise<Bounds | undefined> {
    if (!this.#bounds.has(build))
      this.#bounds.set(build, await Bounds.open(build.includes("relaxed") ? "relaxed" : "simd"));
    return this.#bounds.get(build);
  }
}

function perToken(timing: Timing, tokens: number): Timing {
  if (tokens === 1) return timing;
  const { name, others, samples } = timing;
  return { name, others, ...summary(samples.map((ns) => ns / tokens)) };
}

function demandOf({ flops, bytes }: Demand): Demand {
  return flops === undefined && bytes === undefined ? {} : { flops, bytes };
}

/** One line of a piece of work: this library's time, rate and share of its bound, then how much longer the others take. */
function print(records: readonly BenchRecord[]): void {
  const [{ bench, kind, shape }] = records;
  const sizes = Object.entries(shape).map(([name, value]) => `${name} ${value}`);
  const own = records.filter(({ build }) => build);
  const lines = (own.length > 0 ? own : records).map(({ contender, ns, rate, unit, bound, ratios }) => {
    const speed = rate === undefined ? "" : ` ${rate} ${unit}`;
    const share = bound ? ` (${(100 * bound.share).toFixed(0)} % of ${bound.name})` : "";
    const others = Object.entries(ratios ?? {}).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}x`);
    return `  ${contender}: ${duration(ns)}${speed}${share}${others.length > 0 ? `; ${others.join(", ")}` : ""}`;
  });
  console.error([`${bench} ${kind} ${sizes.join(", ")}`, ...lines].join("\n"));
}

function duration(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(0)} ns`;
  return ns < 1e6 ? `${(ns / 1e3).toPrecision(4)} us` : `${(ns / 1e6).toPrecision(4)} ms`;
}
