const BUILDS = ["simd", "relaxed"];
const primes = [1009, 10007, 65521];
const isPowerOfTwo = ({ n }) => Number.isInteger(Math.log2(n));
const divides =
  (...factors) =>
  ({ n }) =>
    factors.some((factor) => n % factor === 0 && Number.isInteger(Math.log2(n / factor)));

/** The ratio to one rival of every record of a family whose shape fits. */
const ratios = (bench, kind, fits, rival) => (records, build) =>
  records
    .filter((record) => record.bench === bench && record.kind === kind && record.build === build && fits(record.shape))
    .flatMap(({ ratios, others }) => (ratios?.[rival] ? [{ value: ratios[rival], others }] : []));

const toeplitz = (fits) => (rival) =>
  ratios("toeplitz", "two-sided", (shape) => shape.dim === 64 && fits(shape), `pffft-wasm channel-${rival}`);
const middle = toeplitz(({ n }) => n >= 512 && n <= 8192);
const ends = toeplitz(({ n }) => n === 128 || n === 16384);

/** Goals: the work, the rival, the least ratio for each build, how many sizes there are, and what of the records speaks to it. */
export const goals = [
  ["Toeplitz layer, d = 64, n = 512 … 8192", "pffft-wasm, channel-last arrays", [4.5, 5], 5, middle("last")],
  ["the same", "pffft-wasm, channel-first in its heap", [1.9, 2.2], 5, middle("first")],
  ["the same, n = 128 and 16384", "pffft-wasm, channel-first in its heap", [1.8, 2], 2, ends("first")],
  [
    "complex FFT, n = 64 … 262144",
    "pffft-wasm ordered",
    [1.5, 1.7],
    11,
    ratios("fft", "complex", isPowerOfTwo, "pffft-wasm"),
  ],
  [
    "real FFT, n = 64 … 262144",
    "pffft-wasm ordered",
    [1.2, 1.3],
    11,
    ratios("fft", "real", isPowerOfTwo, "pffft-wasm"),
  ],
  ["3 · 2^k and 5 · 2^k", "pffft-wasm ordered", [1.4, 1.4], 4, ratios("fft", "complex", divides(3, 5), "pffft-wasm")],
  ["7 · 2^k", "kissfft-wasm", [5, 5], 2, ratios("fft", "complex", divides(7), "kissfft-wasm")],
  [
    "primes 1009, 10007, 65521",
    "ndarray-fft",
    [15, 20],
    3,
    ratios("fft", "complex", ({ n }) => primes.includes(n), "ndarray-fft"),
  ],
  [
    "GEMM 512 × 384 × 128 and × 384, 2048 × 512 × 1536",
    "onnxruntime-web",
    [2, 2.3],
    3,
    ratios("gemm", "matrix", () => true, "onnxruntime-web"),
  ],
  ["the same, share of the arithmetic limit", "", [0.85, 0.85], 3, shares],
  ["GEMV 1 × 512 × 1536", "onnxruntime-web", [1.3, 1.3], 1, ratios("gemm", "vector", () => true, "onnxruntime-web")],
  ["moby-tnn, logits at n = 512", "onnxruntime-web, the faster of Conv and MatMul", [10, 10], 1, wholeModel],
  [
    "two threads, steps of 200 µs and more",
    "one thread",
    [1.7, 1.7],
    4,
    ratios("threads", "gemm", () => true, "one thread"),
    ratios("threads", "toeplitz", () => true, "one thread"),
  ],
].map(([work, rival, least, sizes, ...sources]) => ({ work, rival, least, sizes, sources }));

function shares(records, build) {
  return records
    .filter((record) => record.bench === "gemm" && record.kind === "matrix" && record.build === build)
    .flatMap(({ bound, others }) => (bound?.name === "arithmetic" ? [{ value: bound.share, others }] : []));
}

function wholeModel(records, build) {
  return records
    .filter(({ bench, kind, shape }) => bench === "models" && kind === "logits" && shape.n === 512)
    .filter((record) => record.build === build && record.ratios)
    .flatMap(({ ratios, others }) => {
      const forms = ["Conv", "MatMul"].flatMap((form) => ratios[`onnxruntime-web ${form}`] ?? []);
      return forms.length > 0 ? [{ value: Math.min(...forms), others }] : [];
    });
}

/** Cores used by others from which on a result says so. */
const BUSY = 0.3;

/** A Markdown table of the goals: measured range of each build, and whether all of it is at or above the goal. */
export function goalTable(records) {
  const rows = goals.map(({ work, rival, least, sizes, sources }) => {
    const cells = BUILDS.map((build, i) => {
      const found = sources.flatMap((source) => source(records, build));
      const values = found.map(({ value }) => value).sort((a, b) => a - b);
      if (values.length === 0) return "not measured";
      const busy = found.filter(({ others }) => others >= BUSY).length;
      const note = busy > 0 ? ` (machine busy in ${busy})` : "";
      const met = values.filter((value) => value >= least[i]).length;
      const verdict = met === sizes ? "met" : met === 0 ? "**not met**" : `met at ${met} of ${values.length}`;
      const missing = values.length < sizes ? `, ${sizes - values.length} of ${sizes} not measured` : "";
      return `${range(values)}, ${verdict}${missing}${note}`;
    });
    return `| ${work} | ${rival} | ${least.join(" / ")} | ${cells.join(" | ")} |`;
  });
  return ["| work | rival | goal | simd | relaxed |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function range(sorted) {
  const show = (value) => Number(value.toPrecision(value < 1 ? 2 : 3));
  const [low, high] = [show(sorted[0]), show(sorted[sorted.length - 1])];
  return low === high ? `${low}` : `${low} … ${high}`;
}
