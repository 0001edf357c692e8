import type { BenchRecord } from "./record.js";

/** Why a file of results cannot be read. */
export class BadResults extends Error {}

export interface Comparison {
  /** What was timed, for people and as the key by which two runs are matched. */
  readonly work: string;
  readonly before?: BenchRecord;
  readonly after?: BenchRecord;
  /** Time before over time after: above 1 is faster now. */
  readonly ratio?: number;
  /** Whether the quartile ranges of the two are apart. */
  readonly change: "faster" | "slower" | "" | "new" | "gone";
}

/** JSON lines to records. Throws BadResults naming the line. */
export function parseResults(name: string, text: string): BenchRecord[] {
  const records: BenchRecord[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    records.push(checked(`${name}:${i + 1}`, parse(`${name}:${i + 1}`, line)));
  }
  if (records.length === 0) throw new BadResults(`${name}: expected JSON lines of results, found none`);
  return records;
}

function parse(where: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadResults(`${where}: not JSON: ${line.slice(0, 60)}`);
  }
}

function checked(where: string, value: unknown): BenchRecord {
  const record = value as Partial<BenchRecord> | null;
  const bad = (what: string) => new BadResults(`${where}: ${what}`);
  if (typeof record !== "object" || record === null || Array.isArray(record)) throw bad("expected an object");
  for (const name of ["bench", "kind", "contender"] as const) {
    if (typeof record[name] !== "string") throw bad(`${name}: expected a string, got ${JSON.stringify(record[name])}`);
  }
  if (typeof record.shape !== "object" || record.shape === null) throw bad("shape: expected an object");
  if (!(Number(record.ns) > 0)) throw bad(`ns: expected a positive number, got ${JSON.stringify(record.ns)}`);
  const { spread } = record;
  if (!Array.isArray(spread) || spread.length !== 2 || !spread.every((edge) => Number(edge) > 0)) {
    throw bad(`spread: expected two positive numbers, got ${JSON.stringify(spread)}`);
  }
  return record as BenchRecord;
}

export function keyOf({ bench, kind, shape, contender, build }: BenchRecord): string {
  const sizes = Object.entries(shape).map(([name, value]) => `${name}=${value}`);
  const who = build && !contender.includes(build) ? `${contender} (${build})` : contender;
  return [bench, kind, ...sizes, who].join(" ");
}

/** In the order of `before`, then what is new. Of several records of one work the last counts. */
export function compareResults(before: readonly BenchRecord[], after: readonly BenchRecord[]): Comparison[] {
  const [old, now] = [before, after].map((records) => new Map(records.map((record) => [keyOf(record), record])));
  const known = [...old].map(([work, record]): Comparison => {
    const match = now.get(work);
    if (!match) return { work, before: record, change: "gone" };
    const ratio = record.ns / match.ns;
    return { work, before: record, after: match, ratio, change: changeOf(record, match) };
  });
  const fresh = [...now].filter(([work]) => !old.has(work));
  return [...known, ...fresh.map(([work, record]): Comparison => ({ work, after: record, change: "new" }))];
}

function changeOf(before: BenchRecord, after: BenchRecord): "faster" | "slower" | "" {
  if (after.spread[1] < before.spread[0]) return "faster";
  return after.spread[0] > before.spread[1] ? "slower" : "";
}

/** A table for a terminal. */
export function formatComparison(rows: readonly Comparison[]): string {
  const cells = rows.map(({ work, before, after, ratio, change }) => [
    work,
    before ? nanoseconds(before.ns) : "",
    after ? nanoseconds(after.ns) : "",
    ratio === undefined ? "" : `${ratio.toFixed(2)}x`,
    change,
  ]);
  const table = [["work", "before", "after", "speed", "beyond the spread"], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const aligned = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 || column === 4 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
  return table.map((row) => aligned(row).join("  ").trimEnd()).join("\n");
}

function nanoseconds(ns: number): string {
  if (ns < 1e4) return `${ns.toPrecision(4)} ns`;
  return ns < 1e7 ? `${(ns / 1e3).toPrecision(4)} us` : `${(ns / 1e6).toPrecision(4)} ms`;
}
