// Dense products against onnxruntime-web's MatMul (wasm, one thread), and against what the machine's wasm can do.
//   node bench/run.mjs gemm [--sizes 512x384x128,1x512x1536] [--builds simd,relaxed] [--rounds 21]
import { parseArgs } from "node:util";
import { roundUp } from "../src/core/math.js";
import { gemmKernel } from "../src/wasm/kernels/gemm.js";
import { interleaveAsync } from "./lib/interleaveAsync.js";
import { noise, validate } from "./lib/noise.js";
import { openOrtWeb, ortMatMul } from "./lib/onnxruntime.js";
import { type Arena, openArena } from "./lib/wasm.js";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "512x384x128,512x128x384,2048x512x1536,1x512x1536" },
    builds: { type: "string", default: "simd,relaxed" },
    rounds: { type: "string", default: "21" },
  },
});

interface Case {
  readonly rows: number;
  readonly inDim: number;
  readonly outDim: number;
  readonly x: Float32Array;
  /** [outDim, inDim], as PyTorch keeps it. */
  readonly weight: Float32Array;
  readonly want: Float64Array;
}

function makeCase(size: string): Case {
  const [rows, inDim, outDim] = size.split("x").map(Number);
  const x = noise(rows * inDim, 1);
  const weight = noise(outDim * inDim, 2);
  const want = new Float64Array(rows * outDim);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < outDim; c++) {
      let sum = 0;
      for (let k = 0; k < inDim; k++) sum += x[r * inDim + k] * weight[c * inDim + k];
      want[r * outDim + c] = sum;
    }
  }
  return { rows, inDim, outDim, x, weight, want };
}

function ours(name: string, arena: Arena, { rows, inDim, outDim, x, weight, want }: Case) {
  arena.reset();
  const [px, pw] = [arena.put(x), arena.put(weight)];
  const packed = arena.reserve(roundUp(outDim, 8) * inDim * 4);
  const y = arena.reserve(rows * outDim * 4);
  arena.call["gemmPack"](pw, packed, inDim, outDim);
  const p = { rows, inDim, outDim, act: "none", hasBias: false, hasGate: false, hasResidual: false } as const;
  const units = gemmKernel.units!(p);
  const scratch = arena.reserve(gemmKernel.scratch!(p));
  const gemm = arena.call["gemm"];
  const run = () => gemm(px, packed, 0, 0, 0, y, rows, inDim, outDim, 0, 0, 0, 0, scratch, 0, units);
  run();
  validate(name, arena.floats(y, rows * outDim), want);
  return { name, run };
}

function transposed({ inDim, outDim, weight }: Case): Float32Array {
  return Float32Array.from(weight, (_, i) => weight[(i % outDim) * inDim + Math.floor(i / outDim)]);
}

const ort = await openOrtWeb();
const nothing = await ortMatMul(ort, noise(1, 1), noise(1, 2), 1);
const arenas = values.builds.split(",").map((name) => ({
  name,
  arena: openArena(name.includes("/") ? name : `build/${name}.wasm`),
}));

for (const size of values.sizes.split(",")) {
  const one = makeCase(size);
  const rival = await ortMatMul(ort, one.x, transposed(one), one.rows);
  validate("onnxruntime-web", await rival(), one.want);
  const mine = arenas.flatMap(({ name, arena }) => (arena ? [ours(name, arena, one)] : []));
  const timings = await interleaveAsync(
    [...mine, { name: "onnxruntime-web", run: rival }, { name: "onnxruntime-web, 1x1x1", run: nothing }],
    { rounds: Number(values.rounds) },
  );
  const ns = Object.fromEntries(timings.map((timing) => [timing.name, timing.ns]));
  const flops = 2 * one.rows * one.inDim * one.outDim;
  const product = ns["onnxruntime-web"];
  const net = product - ns["onnxruntime-web, 1x1x1"];
  const results = mine.map(({ name }) => ({
    build: name,
    gflops: Number((flops / ns[name]).toFixed(1)),
    ratio: Number((product / ns[name]).toFixed(2)),
    ratioWithoutCallOverhead: Number((net / ns[name]).toFixed(2)),
  }));
  console.log(JSON.stringify({ bench: "gemm", size, rivalGflops: Number((flops / product).toFixed(1)), results }));
}
