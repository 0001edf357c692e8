// The layers against each other, one thread, CPU time; ratios are medians of paired rounds.
//   node bench/run.mjs layers [--build simd] [--channels 64] [--only ski,long,fd,attention,memory] [--shortest 512] [--longest 65536] [--rounds 15]
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { linearAttention, softmaxAttention } from "../src/layers/attention.js";
import { fastRpb } from "../src/layers/fastRpb.js";
import { fdTno } from "../src/layers/fdTno.js";
import { type Layer, sequenceInput } from "../src/layers/layer.js";
import { longConv } from "../src/layers/longConv.js";
import { skiTno } from "../src/layers/skiTno.js";
import { tno } from "../src/layers/tno.js";
import { planOf } from "../src/runtime/planOf.js";
import { WasmBackend } from "../src/wasm/backend.js";
import { interleaveAsync, pairedRatio } from "./lib/interleaveAsync.js";
import { noise, validate } from "./lib/noise.js";
import { PlanBench, type PlanRun } from "./lib/plans.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: "simd" },
    channels: { type: "string", default: "64" },
    only: { type: "string", default: "ski,long,fd,attention,memory" },
    shortest: { type: "string", default: "512" },
    longest: { type: "string", default: "65536" },
    rounds: { type: "string", default: "15" },
  },
});
const channels = Number(values.channels);
const wanted = new Set(values.only.split(","));
const build = `build/${values.build}.wasm`;

type Work = (run: PlanRun) => void;
const product: Work = ({ run }) => run();
/** As if weights changed before every product: the network, the kernel and its spectrum are made again. */
const recomputed: Work = ({ load, run }) => {
  load();
  run();
};

/** One line: nanoseconds per token and channel of each layer, and how many times faster than the first it is. */
async function compare(n: number, layers: Readonly<Record<string, Layer>>, work: Work = product): Promise<void> {
  const bench = await PlanBench.open(build);
  const contenders = Object.entries(layers).map(([name, layer]) => {
    const bound = bench.bind(layer, { batch: 1, n });
    const run = () => {
      work(bound);
      return undefined;
    };
    return { name, run };
  });
  const timings = await interleaveAsync(contenders, { rounds: Number(values.rounds), sampleMs: 3 });
  const cells = timings.map((timing, i) => {
    const ns = (timing.ns / n / channels).toFixed(3);
    return `${timing.name} ${ns}${i === 0 ? "" : ` (${pairedRatio(timings[0], timing).toFixed(2)}x)`}`;
  });
  console.log(`n ${String(n).padStart(7)}   ${cells.join("   ")}`);
}

/** All lags by the direct product, whatever the cost model says. */
function directConv(n: number): Layer<"x"> {
  const rows = 2 * n - 1;
  return {
    name: "direct",
    causal: false,
    weights: { taps: [rows, channels] },
    inputs: sequenceInput(channels),
    build(b, { batch }, { x }, w) {
      const params = { batch, n, dim: channels, taps: rows, firstLag: 1 - n, hasGate: false, hasAdd: false };
      return b.apply("bandConv", params, { x, taps: w.get("taps", [rows, channels]) }).y;
    },
  };
}

const ski = (taps: number) => skiTno({ channels, rank: 64, taps, decay: 0.99 });
console.log(
  `build ${values.build}, ${channels} channels; nanoseconds per token and channel (times faster than the first)`,
);

if (wanted.has("ski")) {
  console.log(
    "\nToeplitz product of all lags by FFT, direct, and SKI of rank 64 with 33, 17 and 9 taps; kernels at hand",
  );
  for (let n = Number(values.shortest); n <= Number(values.longest); n *= 2) {
    const direct: Record<string, Layer> = n <= 4096 ? { direct: directConv(n) } : {};
    const fft = longConv({ channels, causal: false, length: n });
    await compare(n, { fft, ...direct, ski33: ski(33), ski17: ski(17), ski9: ski(9) });
  }
}
if (wanted.has("long")) {
  console.log("\nSKI of rank 64 with 9 taps alone: the time of a token does not depend on n");
  for (let n = 512; n <= 2 ** 20; n *= 8) await compare(n, { ski9: ski(9) });
  await compare(2 ** 20, { ski9: ski(9) });
}
if (wanted.has("fd")) {
  console.log("\nBidirectional TNO and FD-TNO with the kernel made anew: network of 64 x 3, kernel, spectrum, product");
  const rpe = { dim: 64, layers: 3, act: "relu", norm: "simpleRms" } as const;
  for (let n = Number(values.shortest); n <= Math.min(8192, Number(values.longest)); n *= 2) {
    const options = { dim: channels, causal: false, rpe };
    await compare(n, { tno: tno(options), fd: fdTno(options) }, recomputed);
  }
}
if (wanted.has("attention")) {
  console.log("\nAttention, bidirectional, heads of 32: softmax, FastRPB's W v alone, SIKF, SIKF + W v");
  const size = { heads: channels / 32, dim: 32 };
  for (let n = 32; n <= Math.min(8192, Number(values.longest)); n *= 2) {
    const rpb = { length: n, form: "full" } as const;
    await compare(n, {
      softmax: softmaxAttention({ ...size, causal: false }),
      rpb: fastRpb({ ...size, ...rpb }),
      sikf: linearAttention({ ...size, causal: false, kernel: "sikf" }),
      "sikf+rpb": linearAttention({ ...size, causal: false, kernel: "sikf", rpb }),
    });
  }
}
if (wanted.has("memory")) {
  const n = 65536;
  const layer = fastRpb({ heads: channels / 32, dim: 32, length: n, form: "full" });
  const backend = await WasmBackend.create(new Uint8Array(await readFile(build)));
  const w = noise((channels / 32) * (2 * n - 1), 1);
  const workspace = backend.open({ get: () => w });
  const before = backend.memory.size;
  const program = await workspace.compile(planOf(layer, { batch: 1, n }));
  const { y } = await program.run({ x: noise(n * channels, 2) });
  validate("an output", y.subarray(0, channels), y.slice(0, channels)); // finite
  const bytes = (backend.memory.size - before) / n / channels;
  console.log(
    `\nFastRPB of ${n} tokens: linear memory grew to ${bytes.toFixed(1)} bytes x N x channels, kernel and product together`,
  );
}
