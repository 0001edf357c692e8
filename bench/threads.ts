// Long steps on several threads against one: the same build but for its memory, results compared bit for bit.
//   node bench/run.mjs threads [--threads 2] [--builds simd,relaxed] [--rounds 41]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { PlanBuilder } from "../src/plan/builder.js";
import type { Plan } from "../src/plan/plan.js";
import { WasmBackend } from "../src/wasm/backend.js";
import { noise } from "./lib/noise.js";

const { values } = parseArgs({
  options: {
    threads: { type: "string", default: "2" },
    builds: { type: "string", default: "simd,relaxed" },
    rounds: { type: "string", default: "41" },
  },
});

/** Steps in a row in one plan, so that copying x in and y out weighs little. */
const DEPTH = 8;

/** x W_1^T W_2^T …, widths alternating between the two; the weights are small, lest the numbers grow. */
function gemmPlan(rows: number, inDim: number, outDim: number): Plan {
  const b = new PlanBuilder();
  let y = b.input("x", [rows, inDim]);
  for (let i = 0; i < DEPTH; i++) {
    const [from, to] = i % 2 === 0 ? [inDim, outDim] : [outDim, inDim];
    const { packed } = b.apply("gemmPack", { inDim: from, outDim: to }, { weight: b.weight(`w${i % 2}`, [to, from]) });
    const p = {
      rows,
      inDim: from,
      outDim: to,
      act: "none",
      hasBias: false,
      hasGate: false,
      hasResidual: false,
    } as const;
    y = b.apply("gemm", p, { x: y, weight: packed }).y;
  }
  b.output("y", y);
  return b.finish();
}

function toeplitzPlan(n: number, dim: number): Plan {
  const b = new PlanBuilder();
  const taps = b.weight("w0", [2 * n - 1, dim]);
  const { spectrum } = b.apply("toeplitzSpectrum", { rows: 2 * n - 1, dim, size: n, firstLag: 1 - n }, { taps });
  const p = { batch: 1, n, dim, size: n, firstLag: 0, hasGate: false };
  let y = b.input("x", [1, n, dim]);
  for (let i = 0; i < DEPTH; i++) y = b.apply("toeplitz", p, { x: y, spectrum }).y;
  b.output("y", y);
  return b.finish();
}

const small = (length: number) => noise(length, 2).map((value) => value / 16);
const works: readonly { name: string; plan: Plan; x: Float32Array; weight: Float32Array }[] = [
  { name: "gemm 512x384x128", plan: gemmPlan(512, 384, 128), x: noise(512 * 384, 1), weight: small(384 * 128) },
  { name: "gemm 512x512x1536", plan: gemmPlan(512, 512, 1536), x: noise(512 * 512, 1), weight: small(512 * 1536) },
  { name: "toeplitz n=512 d=384", plan: toeplitzPlan(512, 384), x: noise(512 * 384, 1), weight: small(1023 * 384) },
  { name: "toeplitz n=2048 d=512", plan: toeplitzPlan(2048, 512), x: noise(2048 * 512, 1), weight: small(4095 * 512) },
];

setFlagsFromString("--experimental-wasm-relaxed-simd"); // off by default in Node 20
const code = (build: string) => new Uint8Array(readFileSync(`build/${build}.wasm`));
const threads = Number(values.threads);
const rounds = Number(values.rounds);
for (const build of values.builds.split(",")) {
  const backends = [await WasmBackend.create(code(build)), await WasmBackend.create(code(build), { threads })];
  for (const { name, plan, x, weight } of works) {
    const programs = await Promise.all(backends.map((b) => b.open({ get: () => weight }).compile(plan)));
    const [want, got] = await Promise.all(programs.map((program) => program.run({ x })));
    if (!want["y"].every((value, i) => value === got["y"][i])) throw new Error(`${name}: threads change the result`);
    const times: number[][] = programs.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, program] of programs.entries()) {
        await program.run({ x }); // afterwards the workers are awake and the caches are this program's
        const began = performance.now();
        await program.run({ x });
        times[i].push((performance.now() - began) / DEPTH);
      }
    }
    const ratios = times[0].map((ms, i) => ms / times[1][i]).sort((a, b) => a - b);
    const best = times.map((all) => Math.min(...all));
    const show = (value: number) => Number(value.toPrecision(3));
    console.log(
      JSON.stringify({
        bench: "threads",
        build,
        name,
        threads,
        bestMsPerStep: best.map(show),
        bestRatio: show(best[0] / best[1]),
        medianRatio: show(ratios[ratios.length >> 1]),
      }),
    );
    for (const program of programs) program.dispose();
  }
  for (const backend of backends) backend.dispose();
}
