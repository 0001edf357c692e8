import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/** What a shape's numbers are, by name: `{ n: 512, dim: 64 }`. */
export type WorkShape = Readonly<Record<string, number>>;

/** A line of results: one contender at one piece of work. */
export interface BenchRecord {
  /** The family: fft, toeplitz, gemm, layers, models, stream, threads, limits. */
  readonly bench: string;
  /** What of the family: "complex", "two-sided". */
  readonly kind: string;
  readonly shape: WorkShape;
  readonly contender: string;
  /** Of this library's contenders: the wasm build. */
  readonly build?: string;
  /** Of a rival's package. */
  readonly version?: string;
  /** Nanoseconds a call: median over the rounds, and quartiles. */
  readonly ns: number;
  readonly spread: readonly [number, number];
  readonly best: number;
  readonly rounds: number;
  /** Cores that other processes used meanwhile: results of a busy machine are not to be trusted. */
  readonly others: number;
  /** Nanoseconds to get ready, once: planning, compiling, transforming weights. */
  readonly prepareNs?: number;
  /** Against float64: root mean square of the error relative to that of the result. */
  readonly error?: number;
  readonly rate?: number;
  readonly unit?: string;
  /** What bounds the work on this machine, its rate, and the share of it that was reached. */
  readonly bound?: { readonly name: string; readonly rate: number; readonly share: number };
  /** Time of each other contender over this one's: medians of paired rounds. */
  readonly ratios?: Readonly<Record<string, number>>;
  /** Of streams: how the Toeplitz products are carried, and tokens a second; `ns` is that of a token. */
  readonly strategy?: string;
  readonly tokensPerSecond?: number;
  readonly note?: string;
  readonly commit: string;
  readonly cpu: string;
  readonly runtime: string;
}

export type Environment = Pick<BenchRecord, "commit" | "cpu" | "runtime">;

export function environment(): Environment {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const dirty = git("status", "--porcelain", "--", "src", "assembly") === "" ? "" : "+";
  return {
    commit: git("rev-parse", "--short", "HEAD") + dirty,
    cpu: `${cpus()[0].model.trim()} x ${cpus().length}`,
    runtime: `node ${process.versions.node}`,
  };
}

/** Four digits are more than any timing has. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
