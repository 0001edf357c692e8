// Dense products against onnxruntime-web's MatMul (wasm, one thread), and against what the machine's wasm can do.
//   node bench/run.mjs gemm [--sizes 512x384x128,1x512x1536] [--builds simd,relaxed] [--rounds 31]
import { parseArgs } from "node:util";
import { roundUp } from "../src/core/math.js";
import { gemmKernel } from "../src/wasm/kernels/gemm.js";
import { interleaveAsync, pairedRatio } from "./lib/interleaveAsync.js";
import { openLimits } from "./lib/limits.js";
import { noise, validate } from "./lib/noise.js";
import { openOrtWeb, ortMatMul } from "./lib/onnxruntime.js";
import { type Arena, openArena } from "./lib/wasm.js";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "512x384x128,512x128x384,2048x512x1536,1x512x1536" },
    builds: { type: "string", default: "simd,relaxed" },
    rounds: { type: "string", default: "31" },
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
  const run = () => {
    gemm(px, packed, 0, 0, 0, y, rows, inDim, outDim, 0, 0, 0, 0, scratch, 0, units);
    return undefined;
  };
  run();
  validate(name, arena.floats(y, rows * outDim), want);
  return { name, run };
}

function transposed({ inDim, outDim, weight }: Case): Float32Array {
  return Float32Array.from(weight, (_, i) => weight[(i % outDim) * inDim + Math.floor(i / outDim)]);
}

/** The arithmetic that the build can do in registers; the larger of the two ways to form a multiply-add. */
function bound(build: string) {
  return openLimits(build)?.arithmetic(build === "relaxed" ? "madds" : "mulAdds");
}

const ort = await openOrtWeb();
const nothing = await ortMatMul(ort, noise(1, 1), noise(1, 2), 1);
const builds = values.builds.split(",").flatMap((name) => {
  const arena = openArena(`build/${name}.wasm`);
  const limit = bound(name);
  return arena && limit ? [{ name, arena, limit }] : [];
});

for (const size of values.sizes.split(",")) {
  const one = makeCase(size);
  const rival = await ortMatMul(ort, one.x, transposed(one), one.rows);
  validate("onnxruntime-web", await rival(), one.want);
  const contenders = builds.flatMap(({ name, arena, limit }) => [ours(name, arena, one), limit]);
  const timings = await interleaveAsync(
    [{ name: "onnxruntime-web", run: rival }, { name: "1x1x1", run: nothing }, ...contenders],
    { rounds: Number(values.rounds) },
  );
  const [product, empty] = timings;
  const flops = 2 * one.rows * one.inDim * one.outDim;
  const net = { ...product, samples: product.samples.map((ns, i) => ns - empty.samples[i]) };
  const results = builds.map(({ name, limit }, i) => {
    const [mine, most] = timings.slice(2 + 2 * i);
    return {
      build: name,
      gflops: round(flops / mine.ns),
      ratio: round(pairedRatio(product, mine)),
      ratioWithoutCallOverhead: round(pairedRatio(net, mine)),
      limit: round(limit.amount / most.ns),
      shareOfLimit: round((pairedRatio(most, mine) * flops) / limit.amount),
    };
  });
  console.log(JSON.stringify({ bench: "gemm", size, rivalGflops: round(flops / product.ns), results }));
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
