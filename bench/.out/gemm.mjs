import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";

// src/core/math.ts
/** Smallest multiple of `step` that is >= n. */
function roundUp(n, step) {
  return Math.ceil(n / step) * step;
}
// src/wasm/kernels/gemm.ts
const ROW_BLOCK = 64;
const COLUMN_BLOCK = 128;
const gemmKernel = { units: (p) => Math.ceil(p.rows / ROW_BLOCK) * Math.ceil(p.outDim / COLUMN_BLOCK) };
// bench/lib/interleaveAsync.ts
/** interleave() for contenders some of which must be awaited; the others are called without an await. */
async function interleaveAsync(contenders, { rounds = 15, sampleMs = 4 } = {}) {
  const repeats = [];
  for (const contender of contenders) {
    let calls = 1;
    let ns = 0;
    for (ns = await sample(contender, calls); ns * calls < sampleMs * 1e6; ns = await sample(contender, calls))
      calls *= 2;
    repeats.push(Math.max(1, Math.round((sampleMs * 1e6) / ns)));
  }
  const samples = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, contender] of contenders.entries()) samples[i].push(await sample(contender, repeats[i]));
  return contenders.map(({ name }, i) => {
    const sorted = samples[i].sort((a, b) => a - b);
    const at = (fraction) => sorted[Math.round(fraction * (rounds - 1))];
    return {
      name,
      ns: at(0.5),
      quartiles: [at(0.25), at(0.75)],
    };
  });
}
/** Nanoseconds a call. */
async function sample(contender, calls) {
  const began = performance.now();
  for (let i = 0; i < calls; i++) {
    const pending = contender.run();
    if (pending) await pending;
  }
  return ((performance.now() - began) * 1e6) / calls;
}
// bench/lib/noise.ts
/** Seeded uniform noise in [-1, 1): benches time random inputs, the same ones every time. */
function noise(length, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 1540483477) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 739982445);
    return ((mixed ^ (mixed >>> 13)) >> 7) / 2 ** 24;
  });
}
/** max |got - want| / rms(want). */
function relativeError(got, want) {
  let worst = 0;
  let square = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = error;
    square += want[i] ** 2;
  }
  return worst / Math.sqrt(square / want.length);
}
/** Throws if a contender is wrong: a bench of wrong results times nothing. */
function validate(name, got, want, bound = 1e-4) {
  const error = relativeError(got, want);
  if (!(error <= bound)) throw new Error(`${name}: error ${error} of rms, more than ${bound}: not timed`);
}
// bench/lib/onnx.ts
function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
const int = (field, value) => [varint(field << 3), varint(value)];
function bytes(field, content) {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return [varint((field << 3) | 2), varint(length), ...content];
}
const text = (field, value) => bytes(field, [new TextEncoder().encode(value)]);
const FLOAT = 1;
const IR_VERSION = 8;
const OPSET = 13;
/** ValueInfoProto of a float32 array. */
function info(name, shape) {
  const dims = shape.flatMap((extent) => bytes(1, int(1, extent)));
  const type = bytes(1, [...int(1, FLOAT), ...bytes(2, dims)]);
  return [...text(1, name), ...bytes(2, type)];
}
/** y = x w with x [rows, inDim] an input and w [inDim, outDim] a constant, as the bytes of a model. */
function matMulModel(rows, inDim, outDim, w) {
  const node = [...text(1, "x"), ...text(1, "w"), ...text(2, "y"), ...text(4, "MatMul")];
  const weight = [
    ...int(1, inDim),
    ...int(1, outDim),
    ...int(2, FLOAT),
    ...text(8, "w"),
    ...bytes(9, [new Uint8Array(w.buffer, w.byteOffset, w.byteLength)]),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, "matMul"),
    ...bytes(5, weight),
    ...bytes(11, info("x", [rows, inDim])),
    ...bytes(12, info("y", [rows, outDim])),
  ];
  const model = [...int(1, IR_VERSION), ...bytes(7, graph), ...bytes(8, int(2, OPSET))];
  return Buffer.concat(model);
}
// bench/lib/onnxruntime.ts
/** onnxruntime-web on its wasm backend with one thread; from bench/rivals, where `npm install` must have been run. */
async function openOrtWeb() {
  const ort = await import(
    new URL("../rivals/node_modules/onnxruntime-web/dist/ort.node.min.mjs", import.meta.url).href
  );
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  return ort;
}
/** A session of one MatMul with a constant right side w [inDim, outDim], which ORT packs when it loads. */
async function ortMatMul(ort, x, w, rows) {
  const inDim = x.length / rows;
  const model = matMulModel(rows, inDim, w.length / inDim, w);
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const feeds = { x: new ort.Tensor("float32", x, [rows, inDim]) };
  return async () => (await session.run(feeds))["y"].data;
}
// bench/lib/wasm.ts
/** A build of the kernels by path; undefined if the file is not there or this runtime cannot compile it. */
function openArena(path) {
  setFlagsFromString("--experimental-wasm-relaxed-simd");
  if (!existsSync(path)) return void 0;
  const bytes = readFileSync(path);
  if (!WebAssembly.validate(bytes)) return void 0;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const memory = exports["memory"];
  const base = 65536;
  let next = base;
  const reserve = (size) => {
    const address = next;
    next = Math.ceil((next + size) / 64) * 64;
    const missing = next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return address;
  };
  return {
    call: exports,
    reserve,
    put(data) {
      const address = reserve(data.byteLength);
      new Float32Array(memory.buffer, address, data.length).set(data);
      return address;
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    reset() {
      next = base;
    },
  };
}
// bench/gemm.ts
const { values } = parseArgs({
  options: {
    sizes: {
      type: "string",
      default: "512x384x128,512x128x384,2048x512x1536,1x512x1536",
    },
    builds: {
      type: "string",
      default: "simd,relaxed",
    },
    rounds: {
      type: "string",
      default: "21",
    },
  },
});
function makeCase(size) {
  const [rows, inDim, outDim] = size.split("x").map(Number);
  const x = noise(rows * inDim, 1);
  const weight = noise(outDim * inDim, 2);
  const want = new Float64Array(rows * outDim);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < outDim; c++) {
      let sum = 0;
      for (let k = 0; k < inDim; k++) sum += x[r * inDim + k] * weight[c * inDim + k];
      want[r * outDim + c] = sum;
    }
  return {
    rows,
    inDim,
    outDim,
    x,
    weight,
    want,
  };
}
function ours(name, arena, { rows, inDim, outDim, x, weight, want }) {
  arena.reset();
  const [px, pw] = [arena.put(x), arena.put(weight)];
  const packed = arena.reserve(roundUp(outDim, 8) * inDim * 4);
  const y = arena.reserve(rows * outDim * 4);
  arena.call["gemmPack"](pw, packed, inDim, outDim);
  const units = gemmKernel.units({
    rows,
    inDim,
    outDim,
    act: "none",
    hasBias: false,
    hasGate: false,
    hasResidual: false,
  });
  const gemm = arena.call["gemm"];
  const run = () => gemm(px, packed, 0, 0, 0, y, rows, inDim, outDim, 0, 0, 0, 0, 0, units);
  run();
  validate(name, arena.floats(y, rows * outDim), want);
  return {
    name,
    run,
  };
}
function transposed({ inDim, outDim, weight }) {
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
    [
      ...mine,
      {
        name: "onnxruntime-web",
        run: rival,
      },
      {
        name: "onnxruntime-web, 1x1x1",
        run: nothing,
      },
    ],
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
  console.log(
    JSON.stringify({
      bench: "gemm",
      size,
      rivalGflops: Number((flops / product).toFixed(1)),
      results,
    }),
  );
}
