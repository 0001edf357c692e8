// Long steps on several threads against one: the same build but for its memory, results compared bit for bit; and what two threads can gain
// on this machine at most, with nothing to hand out and nobody asleep.
//   node bench/run.mjs threads [--threads 2] [--builds simd,relaxed] [--rounds 21]
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { JsBackend } from "../src/js/backend.js";
import { PlanBuilder } from "../src/plan/builder.js";
import type { Plan } from "../src/plan/plan.js";
import { WasmBackend } from "../src/wasm/backend.js";
import { Family } from "./lib/family.js";
import { pairedRatio, summary, type Timing } from "./lib/measure.js";
import { noise, validate } from "./lib/noise.js";
import { demandOf } from "./lib/plans.js";
import { round } from "./lib/record.js";
import { type PairWork, pairLimit } from "./lib/threadLimits.js";
import { threadSizes } from "./sizes.js";

const family = new Family("threads", { threads: { type: "string", default: "2" } });

/** Steps in a row in one plan, so that copying x in and y out weighs little. */
const DEPTH = 8;

interface Work {
  readonly kind: string;
  readonly shape: Record<string, number>;
  readonly plan: Plan;
  readonly x: Float32Array;
  readonly weight: Float32Array;
}

/** Small weights, lest the numbers grow. */
const small = (length: number) => noise(length, 2).map((value) => value / 16);

/** x W_1^T W_2^T …, widths alternating between the two. */
function gemmWork([rows, inDim, outDim]: readonly [number, number, number]): Work {
  const b = new PlanBuilder();
  let y = b.input("x", [rows, inDim]);
  for (let i = 0; i < DEPTH; i++) {
    const [from, to] = i % 2 === 0 ? [inDim, outDim] : [outDim, inDim];
    const { packed } = b.apply("gemmPack", { inDim: from, outDim: to }, { weight: b.weight(`w${i % 2}`, [to, from]) });
    const flags = { act: "none", hasBias: false, hasGate: false, hasResidual: false } as const;
    y = b.apply("gemm", { rows, inDim: from, outDim: to, ...flags }, { x: y, weight: packed }).y;
  }
  b.output("y", y);
  const shape = { rows, inDim, outDim };
  return { kind: "gemm", shape, plan: b.finish(), x: noise(rows * inDim, 1), weight: small(inDim * outDim) };
}

function toeplitzWork([n, dim]: readonly [number, number]): Work {
  const b = new PlanBuilder();
  const rows = 2 * n - 1;
  const taps = b.weight("w0", [rows, dim]);
  const { spectrum } = b.apply("toeplitzSpectrum", { rows, dim, size: n, firstLag: 1 - n }, { taps });
  const p = { batch: 1, n, dim, size: n, firstLag: 0, hasGate: false };
  let y = b.input("x", [1, n, dim]);
  for (let i = 0; i < DEPTH; i++) y = b.apply("toeplitz", p, { x: y, spectrum }).y;
  b.output("y", y);
  return { kind: "toeplitz", shape: { n, dim }, plan: b.finish(), x: noise(n * dim, 1), weight: small(rows * dim) };
}

async function benchWork(build: string, backends: readonly WasmBackend[], work: Work): Promise<void> {
  const { plan, x, weight } = work;
  const source = { get: () => weight };
  const programs = await Promise.all(backends.map((backend) => backend.open(source).compile(plan)));
  const [want, got] = await Promise.all(programs.map((program) => program.run({ x })));
  if (!want["y"].every((value, i) => value === got["y"][i])) throw new Error(`${work.kind}: threads change the result`);
  const reference = await (await new JsBackend().open(source).compile(plan)).run({ x });
  const error = validate(work.kind, got["y"], reference["y"]);
  const names = backends.map(({ threads }) => (threads === 1 ? "one thread" : `${threads} threads`));
  const contenders = programs.map((program, i) => ({ name: names[i], run: () => program.run({ x }) }));
  const timings = await family.time(contenders, { sampleMs: 10 });
  const demand = demandOf(plan);
  for (const [i, timing] of timings.entries()) {
    const step = scaled(timing, 1 / DEPTH);
    const ratios = i === 0 ? undefined : { [names[0]]: round(pairedRatio(timings[0], timing)) };
    const entrant = { name: names[i], build, error };
    family.record({ ...work, flops: demand.flops / DEPTH }, entrant, step, { ratios });
  }
  for (const program of programs) program.dispose();
}

function scaled(timing: Timing, by: number): Timing {
  return { ...timing, ...summary(timing.samples.map((ns) => ns * by)) };
}

/** From just above the kernels' static data. */
const FROM = 65536;
const KIB = 1024;

async function benchLimits(build: string): Promise<void> {
  const reads = (kib: number): PairWork => {
    const args = [FROM, kib * KIB, Math.ceil(65536 / kib)];
    return { name: `reads of ${kib} KiB each`, kernel: "reads", args, bytes: kib * KIB };
  };
  const kernel = build === "relaxed" ? "madds" : "mulAdds";
  const arithmetic: PairWork = { name: "arithmetic", kernel, args: [500_000, 1.0000001, 0.9999999] };
  for (const work of [arithmetic, reads(256), reads(4096), reads(32768)]) {
    const { contenders, end } = await pairLimit(build, work);
    const timings = await family.time(contenders);
    end();
    const two = { ratios: { "one thread": round(pairedRatio(timings[0], timings[1])) } };
    const what = { kind: `limit: ${work.name}`, shape: {} };
    for (const [i, timing] of timings.entries()) {
      family.record(what, { name: timing.name, build, error: 0 }, timing, i === 0 ? {} : two);
    }
  }
}

setFlagsFromString("--experimental-wasm-relaxed-simd"); // off by default in Node 20
const code = (build: string) => new Uint8Array(readFileSync(`build/${build}.wasm`));
const threads = Number(family.option("threads"));
for (const build of family.builds) {
  await benchLimits(build);
  const backends = [await WasmBackend.create(code(build)), await WasmBackend.create(code(build), { threads })];
  for (const size of threadSizes.gemm) await benchWork(build, backends, gemmWork(size));
  for (const size of threadSizes.toeplitz) await benchWork(build, backends, toeplitzWork(size));
  for (const backend of backends) backend.dispose();
}
