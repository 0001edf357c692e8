import { expect, test } from "vitest";
import { BadResults, compareResults, formatComparison, keyOf, parseResults } from "../../bench/lib/compareResults.js";
import { summary } from "../../bench/lib/measure.js";
import type { BenchRecord } from "../../bench/lib/record.js";

function record(ns: number, spread: readonly [number, number], more: Partial<BenchRecord> = {}): BenchRecord {
  const fixed = { best: spread[0], rounds: 11, others: 0, commit: "abc", cpu: "a cpu", runtime: "node 20" };
  return {
    bench: "fft",
    kind: "complex",
    shape: { n: 512 },
    contender: "toeplitz simd",
    build: "simd",
    ns,
    spread,
    ...fixed,
    ...more,
  };
}

const lines = (...records: BenchRecord[]) => `${records.map((one) => JSON.stringify(one)).join("\n")}\n`;

test("a change counts where the quartile ranges are apart", () => {
  const before = record(100, [95, 105]);
  const changeTo = (ns: number, spread: readonly [number, number]) => compareResults([before], [record(ns, spread)])[0];
  expect(changeTo(80, [78, 94])).toMatchObject({ change: "faster", ratio: 1.25 });
  expect(changeTo(80, [78, 95])).toMatchObject({ change: "", ratio: 1.25 });
  expect(changeTo(125, [106, 130])).toMatchObject({ change: "slower", ratio: 0.8 });
  expect(changeTo(125, [105, 130]).change).toBe("");
});

test("works are matched by family, kind, shape, contender and build, not by order", () => {
  const a = record(100, [99, 101]);
  const b = record(50, [49, 51], { shape: { n: 1024 } });
  const other = record(70, [69, 71], { contender: "window", build: "relaxed" });
  const rows = compareResults([a, b], [other, record(51, [49, 52], { shape: { n: 1024 } })]);
  expect(rows.map(({ change }) => change)).toEqual(["gone", "", "new"]);
  expect(rows[1].ratio).toBeCloseTo(50 / 51);
  expect(keyOf(other)).toBe("fft complex n=512 window (relaxed)");
  expect(keyOf(a)).toBe("fft complex n=512 toeplitz simd");
});

test("of several runs of one work in a file the last counts", () => {
  const rows = compareResults([record(100, [99, 101]), record(90, [89, 91])], [record(45, [44, 46])]);
  expect(rows).toHaveLength(1);
  expect(rows[0].ratio).toBe(2);
});

test("results survive being written and read", () => {
  const all = [record(100, [99, 101]), record(2e6, [1e6, 3e6], { contender: "pffft-wasm", build: undefined })];
  expect(parseResults("a", lines(...all))).toEqual(all.map((one) => JSON.parse(JSON.stringify(one))));
});

test.each([
  ["no results", "\n\n", "a: expected JSON lines"],
  ["text that is not JSON", `${lines(record(1, [1, 1]))}ratio 2x\n`, "a:2: not JSON: ratio 2x"],
  ["an array", "[1]\n", "a:1: expected an object"],
  ["no family", '{"kind":"x"}\n', "a:1: bench: expected a string, got undefined"],
  ["no shape", '{"bench":"b","kind":"k","contender":"c"}\n', "a:1: shape"],
  ["no time", lines(record(Number.NaN, [1, 2])), "a:1: ns: expected a positive number, got null"],
  ["a time of zero", lines(record(0, [1, 2])), "a:1: ns"],
  ["no spread", lines({ ...record(1, [1, 1]), spread: [1] as unknown as [number, number] }), "a:1: spread"],
])("%s is refused with its line", (_, text, message) => {
  expect(() => parseResults("a", text)).toThrow(BadResults);
  expect(() => parseResults("a", text)).toThrow(message);
});

test("the table has a line for each work, times in fitting units and the ratio", () => {
  const before = [record(1500, [1400, 1600]), record(1, [1, 1], { shape: { n: 2 } })];
  const after = [record(750, [740, 760]), record(2e7, [2e7, 2e7], { shape: { n: 3 } })];
  const table = formatComparison(compareResults(before, after)).split("\n");
  expect(table).toHaveLength(4);
  expect(table[0]).toMatch(/^work +before +after +speed {2}beyond the spread$/);
  expect(table[1]).toMatch(/^fft complex n=512 toeplitz simd +1500 ns +750\.0 ns +2\.00x {2}faster$/);
  expect(table[2]).toMatch(/n=2 .*1\.000 ns +gone$/);
  expect(table[3]).toMatch(/n=3 .*20\.00 ms +new$/);
});

test("a summary is the median, the quartiles and the best of the rounds", () => {
  expect(summary([5, 1, 4, 2, 3])).toEqual({ ns: 3, quartiles: [2, 4], best: 1, samples: [5, 1, 4, 2, 3] });
});
