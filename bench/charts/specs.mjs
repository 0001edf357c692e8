import { rowsOf } from "./data.mjs";

const OURS = { simd: "#1f5fa8", relaxed: "#e4572e" };
const OTHERS = ["#3a9d5d", "#8a6bbe", "#b5852a", "#5b6770", "#c06c9b", "#2a9aa8", "#9aa1a8", "#7a4f35", "#c9b400"];

/** Colours by name: this library's builds always have the same. */
function colours(names) {
  const others = names.filter((name) => !name.startsWith("toeplitz "));
  return names.map((name) => OURS[name.replace("toeplitz ", "")] ?? OTHERS[others.indexOf(name) % OTHERS.length]);
}

function byContender(rows, title = null) {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const rank = (name) => (name.startsWith("toeplitz") ? 0 : 1);
  names.sort((a, b) => rank(a) - rank(b));
  return { field: "contender", type: "nominal", title, scale: { domain: names, range: colours(names) }, sort: names };
}

const log2 = (field, title, values) => ({
  field,
  type: "quantitative",
  title,
  scale: { type: "log", base: 2, nice: false },
  axis: { values, format: ",d", labelOverlap: "greedy", labelFlush: false, grid: false },
});

const line = { type: "line", point: { size: 28, filled: true }, strokeWidth: 1.8 };
const base = { $schema: "https://vega.github.io/schema/vega-lite/v6.json", background: "white" };
const extents = (rows, field) => [...new Set(rows.map((row) => row[field]))].sort((a, b) => a - b);
const isPowerOfTwo = (n) => Number.isInteger(Math.log2(n));

function fft(records) {
  const panel = (kind) => {
    const rows = rowsOf(records, "fft", [kind]).filter(({ n }) => isPowerOfTwo(n));
    const everyone = rowsOf(records, "fft").filter(({ n }) => isPowerOfTwo(n)); // one legend for both panels
    const y = { field: "rate", type: "quantitative", title: `GFLOP/s (${kind === "real" ? "2.5" : "5"} n log₂ n)` };
    return {
      title: `${kind} transforms`,
      width: 330,
      height: 260,
      data: { values: rows },
      mark: line,
      encoding: { x: log2("n", "points", extents(rows, "n")), y, color: byContender(everyone) },
    };
  };
  const kinds = ["complex", "real"].filter((kind) => rowsOf(records, "fft", [kind]).length > 0);
  return { hconcat: kinds.map(panel), resolve: { scale: { color: "shared" } } };
}

function toeplitz(records) {
  const rows = rowsOf(records, "toeplitz")
    .filter(({ dim }) => dim === 64)
    .map((row) => ({ ...row, us: row.ns / 1000 / row.dim }));
  const y = {
    field: "us",
    type: "quantitative",
    title: "µs a channel (log)",
    scale: { type: "log" },
    axis: { format: "~r", values: [0.1, 1, 10, 100, 1000, 10000] },
  };
  return {
    title: "Two-sided Toeplitz product, 64 channels",
    width: 480,
    height: 320,
    data: { values: rows },
    mark: line,
    encoding: { x: log2("n", "tokens", extents(rows, "n")), y, color: byContender(rows) },
  };
}

/** Bars of contenders for each of a few pieces of work. */
function bars({ rows, work, value, title, width = 150, color = byContender(rows) }) {
  const works = [...new Set(rows.map((row) => row[work]))];
  const names = byContender(rows).sort;
  const layer = [
    { mark: { type: "bar", cornerRadiusEnd: 2 }, encoding: { color: { ...color, legend: null } } },
    {
      mark: { type: "text", align: "left", dx: 4, fontSize: 10 },
      encoding: { text: { field: value, type: "quantitative", format: ".3~r" } },
    },
  ];
  return {
    data: { values: rows },
    facet: { column: { field: work, type: "nominal", title: null, sort: works, header: { labelFontSize: 12 } } },
    spec: {
      width,
      height: { step: 22 },
      encoding: {
        y: { field: "contender", type: "nominal", title: null, sort: names, axis: { labelLimit: 300 } },
        x: {
          field: value,
          type: "quantitative",
          title,
          axis: { tickCount: 4, format: "~r" },
          scale: { domain: [0, 1.18 * Math.max(...rows.map((row) => row[value]))], nice: false },
        },
      },
      layer,
    },
  };
}

function gemm(records) {
  const rows = rowsOf(records, "gemm").map((row) => ({
    ...row,
    work: `${row.rows} × ${row.inDim} × ${row.outDim}`,
  }));
  return { title: "Matrix products, one thread", ...bars({ rows, work: "work", value: "rate", title: "GFLOP/s" }) };
}

function models(records) {
  const rows = rowsOf(records, "models", ["logits"])
    .filter(({ n }) => n === 512)
    .map((row) => ({ ...row, ms: row.ns / 1e6, work: "all logits at 512 tokens" }));
  return { title: "moby-tnn, one thread", ...bars({ rows, work: "work", value: "ms", title: "ms", width: 420 }) };
}

function layers(records) {
  const panel = (kind, title) => {
    const rows = rowsOf(records, "layers", [kind])
      .filter(({ build }) => build === "simd")
      .map((row) => ({ ...row, each: row.ns / row.n / row.channels }));
    const y = {
      field: "each",
      type: "quantitative",
      title: "ns a token and channel (log)",
      scale: { type: "log" },
      axis: { format: "~r", values: [0.1, 1, 10, 100, 1000, 10000] },
    };
    return {
      title,
      width: 270,
      height: 240,
      data: { values: rows },
      mark: line,
      encoding: { x: log2("n", "tokens", extents(rows, "n")), y, color: byContender(rows) },
    };
  };
  return {
    hconcat: [
      ["ski", "Toeplitz product: FFT, SKI (33, 17, 9 taps)"],
      ["fd", "TNO and FD-TNO, kernel made anew"],
      ["attention", "attention"],
    ]
      .filter(([kind]) => rowsOf(records, "layers", [kind]).length > 0)
      .map(([kind, title]) => panel(kind, title)),
    resolve: { scale: { color: "independent" } },
  };
}

function stream(records) {
  const everyone = rowsOf(records, "stream", ["token"]).map((row) => ({ ...row, tokens: 1e9 / row.ns })); // one legend for both
  const tens = extents(everyone, "tokens").map(Math.log10);
  const domain = [10 ** Math.floor(tens[0]), 10 ** Math.ceil(tens.at(-1))];
  const panel = (build) => {
    const rows = everyone.filter((row) => row.build === build);
    const y = {
      field: "tokens",
      type: "quantitative",
      title: "tokens a second (log)",
      scale: { type: "log", domain },
      axis: { format: "~r", values: [0.01, 0.1, 1, 10, 30, 100, 300, 1000, 3000, 10000, 30000] },
    };
    return {
      title: `moby-tnn, ${build} build`,
      width: 300,
      height: 260,
      data: { values: rows },
      mark: line,
      encoding: {
        x: log2("position", "tokens taken before", extents(everyone, "position")),
        y,
        color: byContender(everyone),
      },
    };
  };
  const builds = ["simd", "relaxed"].filter((build) => everyone.some((row) => row.build === build));
  return { hconcat: builds.map(panel), resolve: { scale: { color: "shared", x: "shared" } } };
}

function threads(records) {
  const rows = rowsOf(records, "threads")
    .filter(({ ratios }) => ratios?.["one thread"])
    .sort((a, b) => Number(a.kind.startsWith("limit")) - Number(b.kind.startsWith("limit")))
    .map((row) => {
      const limit = row.kind.startsWith("limit");
      const contender = [row.kind, Object.values(row.shape).join(" × ")].join(" ").trim();
      return { ...row, contender, speed: row.ratios["one thread"], work: row.build, what: limit ? "limit" : "work" };
    });
  const color = { field: "what", type: "nominal", scale: { domain: ["work", "limit"], range: [OURS.simd, "#9aa1a8"] } };
  const spec = bars({ rows, work: "work", value: "speed", title: "times as fast", width: 210, color });
  return { title: "Two threads against one", ...spec };
}

function limits(records) {
  const rows = rowsOf(records, "limits", ["reads", "writes"]).map((row) => ({ ...row, contender: row.kind }));
  return {
    title: "Memory, 128-bit wasm, one thread",
    width: 380,
    height: 240,
    data: { values: rows },
    mark: line,
    encoding: {
      x: log2("kib", "working set, KiB", extents(rows, "kib")),
      y: { field: "rate", type: "quantitative", title: "GB/s" },
      color: byContender(rows),
    },
  };
}

const families = { fft, toeplitz, gemm, models, layers, stream, threads, limits };

/** Vega-Lite charts by name, of those families that have results. */
export function chartsOf(records) {
  const found = Object.keys(families).filter((name) => records.some(({ bench }) => bench === name));
  const config = {
    font: "Helvetica, Arial, sans-serif",
    axis: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: "normal", gridColor: "#e6e6e6" },
    legend: { labelFontSize: 11, labelLimit: 240, symbolSize: 80 },
    title: { fontSize: 14, anchor: "start", fontWeight: 600 },
    view: { stroke: null },
  };
  return Object.fromEntries(found.map((name) => [name, { ...base, config, ...families[name](records) }]));
}
