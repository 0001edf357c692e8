// Dense products against the MatMul of onnxruntime and tfjs, one thread, and against what the machine's wasm can do.
//   node bench/run.mjs gemm [--sizes 512x384x128,1x512x1536] [--builds simd,relaxed] [--rivals web,node,tfjs] [--rounds 11]
import { roundUp } from "../src/core/math.js";
import { gemmKernel } from "../src/wasm/kernels/gemm.js";
import { type Entrant, Family } from "./lib/family.js";
import { noise, validate } from "./lib/noise.js";
import { type OrtKind, ortMatMul, ortVersion } from "./lib/rivals/onnxruntime.js";
import { tfjsMatMul, tfjsVersion } from "./lib/rivals/tfjs.js";
import { type Arena, openArena } from "./lib/wasm.js";
import { gemmSizes } from "./sizes.js";

const family = new Family("gemm", {
  sizes: { type: "string", default: "" },
  rivals: { type: "string", default: "web,node,tfjs" },
});

/** tfjs takes seconds for more than this. */
const TFJS_FLOPS = 1e8;

interface Case {
  readonly rows: number;
  readonly inDim: number;
  readonly outDim: number;
  readonly x: Float32Array;
  /** [outDim, inDim], as PyTorch keeps it. */
  readonly weight: Float32Array;
  readonly want: Float64Array;
}

function makeCase([rows, inDim, outDim]: readonly number[]): Case {
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

function ours(build: string, arena: Arena, { rows, inDim, outDim, x, weight, want }: Case): Entrant {
  arena.reset();
  const [px, pw] = [arena.put(x), arena.put(weight)];
  const began = performance.now();
  const packed = arena.reserve(roundUp(outDim, 8) * inDim * 4);
  arena.call["gemmPack"](pw, packed, inDim, outDim);
  const prepareNs = (performance.now() - began) * 1e6;
  const y = arena.reserve(rows * outDim * 4);
  const p = { rows, inDim, outDim, act: "none", hasBias: false, hasGate: false, hasResidual: false } as const;
  const units = gemmKernel.units!(p);
  const scratch = arena.reserve(gemmKernel.scratch!(p));
  const gemm = arena.call["gemm"];
  const run = () => gemm(px, packed, 0, 0, 0, y, rows, inDim, outDim, 0, 0, 0, 0, scratch, 0, units);
  run();
  const name = `toeplitz ${build}`;
  return { name, build, prepareNs, run, error: validate(name, arena.floats(y, rows * outDim), want) };
}

async function rivalsOf({ rows, inDim, outDim, x, weight, want }: Case): Promise<Entrant[]> {
  const w = Float32Array.from(weight, (_, i) => weight[(i % outDim) * inDim + Math.floor(i / outDim)]);
  const entrants: Entrant[] = [];
  for (const rival of family.list("rivals")) {
    if (rival === "tfjs") {
      if (2 * rows * inDim * outDim > TFJS_FLOPS) continue;
      const run = await tfjsMatMul(x, w, rows);
      entrants.push({ name: "tfjs-wasm", version: tfjsVersion(), run, error: validate("tfjs-wasm", run(), want) });
      continue;
    }
    const kind = rival as OrtKind;
    const { run, prepareNs } = await ortMatMul(kind, x, w, rows);
    const name = `onnxruntime-${kind}`;
    entrants.push({ name, version: ortVersion(kind), prepareNs, run, error: validate(name, await run(), want) });
  }
  return entrants;
}

function sizesOf(): readonly (readonly number[])[] {
  const given = family.list("sizes").map((size) => size.split("x").map(Number));
  if (given.length > 0) return given;
  return family.quick ? [gemmSizes[0], gemmSizes[3]] : gemmSizes;
}

const arenas = family.builds.flatMap((build) => {
  const arena = openArena(build.includes("/") ? build : `build/${build}.wasm`);
  return arena ? [{ build, arena }] : [];
});
for (const size of sizesOf()) {
  const one = makeCase(size);
  const { rows, inDim, outDim } = one;
  const mine = arenas.map(({ build, arena }) => ours(build, arena, one));
  const work = {
    kind: rows === 1 ? "vector" : "matrix",
    shape: { rows, inDim, outDim },
    flops: 2 * rows * inDim * outDim,
    bytes: 4 * (rows * inDim + inDim * outDim + rows * outDim),
  };
  await family.compare(work, [...mine, ...(await rivalsOf(one))]);
}
process.exit(0); // tfjs and onnxruntime keep handles open
