// Writes the tables of docs/benchmarks.md from bench/results, between its marks `<!-- table NAME -->` and `<!-- end -->`.
//   node bench/charts/tables.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { readResults, root, rowsOf } from "./data.mjs";
import { goalTable } from "./goals.mjs";

const BUILDS = ["simd", "relaxed"];
const number = (value) => (value === undefined ? "" : `${Number(value.toPrecision(3))}`);
const times = (value) => (value === undefined ? "" : number(value));
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** This library's records of both builds, side by side by shape. */
function pairs(records, bench, kind) {
  const works = new Map();
  for (const record of rowsOf(records, bench, [kind])) {
    if (!BUILDS.includes(record.build)) continue;
    const key = JSON.stringify(record.shape);
    works.set(key, { ...works.get(key), [record.build]: record, shape: record.shape });
  }
  return [...works.values()];
}

const percent = (record) => (record?.bound ? `${Math.round(100 * record.bound.share)} %` : "");

function fft(kind) {
  return (records) => {
    const rivals = ["pffft-wasm", "fft.js", "webfft", "kissfft-wasm", "ml-fft", "ndarray-fft", "onnxruntime-web DFT"];
    const found = pairs(records, "fft", kind);
    const shown = rivals.filter((rival) => found.some(({ simd }) => simd?.ratios?.[rival]));
    const rows = found.map(({ shape, simd, relaxed }) => [
      shape.n,
      `${number(simd?.rate)} / ${number(relaxed?.rate)}`,
      `${percent(simd)} / ${percent(relaxed)}`,
      simd?.error.toExponential(1) ?? "",
      ...shown.map((rival) =>
        simd?.ratios?.[rival] ? `${times(simd.ratios?.[rival])} / ${times(relaxed?.ratios?.[rival])}` : "",
      ),
    ]);
    return table(["n", "GFLOP/s", "of the limit", "error", ...shown], rows);
  };
}

function toeplitz(records) {
  const rows = pairs(records, "toeplitz", "two-sided").map(({ shape, simd, relaxed }) => {
    const us = (record) => number(record && record.ns / 1000 / shape.dim);
    const best = (record, ...names) => {
      const ratios = names.flatMap((name) => record?.ratios?.[name] ?? []);
      return ratios.length > 0 ? times(Math.min(...ratios)) : "";
    };
    const both = (...names) => {
      const [a, b] = [best(simd, ...names), best(relaxed, ...names)];
      return a === "" ? "" : `${a} / ${b}`;
    };
    return [
      `${shape.n} × ${shape.dim}`,
      `${us(simd)} / ${us(relaxed)}`,
      `${percent(simd)} / ${percent(relaxed)}`,
      simd?.error.toExponential(1) ?? "",
      both("pffft-wasm channel-first"),
      both("pffft-wasm channel-last"),
      both("onnxruntime-web Conv", "onnxruntime-web MatMul"),
      both("onnxruntime-node Conv", "onnxruntime-node MatMul"),
      both("tfjs-wasm depthwiseConv2d", "tfjs-wasm matMul"),
    ];
  });
  const head = [
    "tokens × channels",
    "µs a channel",
    "of the limit",
    "error",
    "pffft channel-first",
    "pffft channel-last",
  ];
  return table([...head, "onnxruntime-web", "onnxruntime-node", "tfjs-wasm"], rows);
}

function gemm(records) {
  const found = [...pairs(records, "gemm", "matrix"), ...pairs(records, "gemm", "vector")];
  const rivals = ["onnxruntime-web", "onnxruntime-node", "tfjs-wasm"];
  const rows = found.map(({ shape, simd, relaxed }) => [
    Object.values(shape).join(" × "),
    `${number(simd?.rate)} / ${number(relaxed?.rate)}`,
    `${percent(simd)} / ${percent(relaxed)} of ${simd?.bound.name ?? ""}`,
    ...rivals.map((rival) =>
      simd?.ratios?.[rival] ? `${times(simd.ratios?.[rival])} / ${times(relaxed?.ratios?.[rival])}` : "",
    ),
  ]);
  return table(["rows × in × out", "GFLOP/s", "of the limit", ...rivals], rows);
}

function models(records) {
  const rivals = ["web Conv", "web MatMul", "node Conv", "node MatMul"].map((name) => `onnxruntime-${name}`);
  const all = [...rivals, "tfjs-wasm"];
  const rows = pairs(records, "models", "logits").map(({ shape, simd, relaxed }) => [
    `logits at n = ${shape.n}`,
    `${number(simd && simd.ns / 1e6)} / ${number(relaxed && relaxed.ns / 1e6)} ms`,
    `${percent(simd)} / ${percent(relaxed)}`,
    ...all.map((rival) =>
      simd?.ratios?.[rival] ? `${times(simd.ratios?.[rival])} / ${times(relaxed?.ratios?.[rival])}` : "",
    ),
  ]);
  const rate = (record) => number(record && (1e9 * record.shape.tokens) / record.ns);
  for (const { simd, relaxed } of pairs(records, "models", "greedy text")) {
    rows.push(["200 tokens, greedy", `${rate(simd)} / ${rate(relaxed)} tokens/s`, "", ...all.map(() => "")]);
  }
  return table(["moby-tnn", "simd / relaxed", "of the limit", ...all], rows);
}

function threads(records) {
  const rows = rowsOf(records, "threads")
    .filter(({ ratios }) => ratios)
    .map(({ kind, shape, build, ns, ratios }) => [
      [kind, Object.values(shape).join(" × ")].join(" ").trim(),
      build,
      `${number(ns / 1e6)} ms`,
      times(ratios["one thread"]),
    ]);
  return table(["work", "build", "two threads", "times as fast as one"], rows);
}

function limits(records) {
  const rows = rowsOf(records, "limits").map(({ build, kind, kib, rate, unit, ns, best }) => [
    `${build} ${kind}${kib ? `, ${kib} KiB` : ""}`,
    `${number(rate)} ${unit}`,
    number((rate * ns) / best),
  ]);
  return table(["loop", "median", "best round"], rows);
}

function stream(records) {
  const rows = rowsOf(records, "stream", ["token"]);
  const positions = [...new Set(rows.map(({ position }) => position))];
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const cell = (name, position) =>
    BUILDS.map((build) => {
      const row = rows.find((one) => one.contender === name && one.build === build && one.position === position);
      return row ? number(1e9 / row.ns) : "";
    }).join(" / ");
  return table(
    ["strategy", ...positions.map((position) => `from ${position}`)],
    names.map((name) => [name, ...positions.map((position) => cell(name, position))]),
  );
}

/** Nanoseconds a token and channel, and how many times as fast as the first contender. */
function layers(kind, first, others) {
  return (records) => {
    const rows = rowsOf(records, "layers", [kind]).filter(({ build }) => build === "simd");
    const lengths = [...new Set(rows.map(({ n }) => n))];
    const names = [first, ...others];
    const cell = (n, name) => {
      const row = rows.find((one) => one.n === n && one.contender === name);
      if (!row) return "";
      const each = number(row.ns / n / row.channels);
      return name === first ? each : `${each} (${times(row.ratios[first])}x)`;
    };
    return table(
      ["n", ...names],
      lengths.map((n) => [n, ...names.map((name) => cell(n, name))]),
    );
  };
}

function run(records) {
  const unique = (name) => [...new Set(records.map((record) => record[name]))].join(", ");
  const busy = records.filter(({ others }) => others >= 0.1).length;
  return `${unique("cpu")}; ${unique("runtime")}; commits ${unique("commit")}; ${records.length} results, ${busy} of them taken while other processes used a tenth of a core or more.`;
}

const tables = {
  run,
  goals: goalTable,
  "fft complex": fft("complex"),
  "fft real": fft("real"),
  toeplitz,
  gemm,
  models,
  threads,
  limits,
  stream,
  "layers ski": layers("ski", "fft", ["direct", "ski33", "ski17", "ski9"]),
  "layers fd": layers("fd", "tno", ["fd"]),
  "layers attention": layers("attention", "softmax", ["rpb", "sikf", "sikf+rpb"]),
};

const records = readResults();
for (const file of ["docs/benchmarks.md", "docs/layers/benchmarks.md"]) {
  const text = readFileSync(`${root}${file}`, "utf8");
  const marks = /(<!-- table ([a-z ]+) -->\n)[\s\S]*?(<!-- end -->)/g;
  const written = text.replace(marks, (_, start, name, end) => {
    if (!tables[name]) throw new Error(`${file}: no table ${name}`);
    return `${start}\n${tables[name](records)}\n\n${end}`;
  });
  writeFileSync(`${root}${file}`, written);
}
