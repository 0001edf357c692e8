// The layers against each other, one thread; ratios are medians of paired rounds.
//   node bench/run.mjs layers [--builds simd] [--channels 64] [--only ski,long,fd,causal,attention,memory] [--shortest 512] [--longest 65536] [--rounds 11]
import { readFile } from "node:fs/promises";
import { linearAttention, softmaxAttention } from "../src/layers/attention.js";
import { fastRpb } from "../src/layers/fastRpb.js";
import { fdTno } from "../src/layers/fdTno.js";
import { type Layer, sequenceInput } from "../src/layers/layer.js";
import { longConv } from "../src/layers/longConv.js";
import { skiTno } from "../src/layers/skiTno.js";
import { tno } from "../src/layers/tno.js";
import { planOf } from "../src/runtime/planOf.js";
import { WasmBackend } from "../src/wasm/backend.js";
import { type Entrant, Family } from "./lib/family.js";
import { noise, validate } from "./lib/noise.js";
import { PlanBench, type PlanRun } from "./lib/plans.js";
import { readBuild } from "./lib/wasm.js";
import { etsc, fastRpb as fastRpbSize, fd as fdSize, layerLengths, ski as skiSize } from "./sizes.js";

const family = new Family("layers", {
  channels: { type: "string", default: String(etsc.channels) },
  only: { type: "string", default: "ski,long,fd,causal,attention,memory" },
  shortest: { type: "string", default: "1" },
  longest: { type: "string", default: "65536" },
});
const channels = Number(family.option("channels"));
const wanted = new Set(family.list("only"));
const longest = family.quick ? 1024 : Number(family.option("longest"));
const shortest = Number(family.option("shortest"));
const upTo = (limit: number, lengths: readonly number[]) =>
  lengths.filter((n) => n >= shortest && n <= Math.min(limit, longest));

type Work = (run: PlanRun) => void;
const product: Work = ({ run }) => run();
/** As if weights changed before every product: the network, the kernel and its spectrum are made again. */
const recomputed: Work = ({ load, run }) => {
  load();
  run();
};

/** Longest sequences that the float64 backend is asked for, which is quadratic for some layers. */
const LONGEST_REFERENCE = { quadratic: 1024, linear: 4096 };
const quadratic = new Set(["direct", "softmax"]);
const validated = new Map<string, { n: number; error: number }>();

/** The layer's error at this length, or at the longest for which there is a reference. */
async function errorOf(
  key: string,
  name: string,
  n: number,
  bound: PlanRun,
): Promise<{ error: number; note?: string }> {
  if (n <= (quadratic.has(name) ? LONGEST_REFERENCE.quadratic : LONGEST_REFERENCE.linear)) {
    bound.run();
    const error = validate(`${key} n = ${n}`, bound.output(), await bound.reference());
    validated.set(key, { n, error });
    return { error };
  }
  const before = validated.get(key);
  if (!before) throw new Error(`${key}: not validated at any length`);
  return { error: before.error, note: `validated at n = ${before.n}` };
}

async function compare(
  kind: string,
  n: number,
  layers: Readonly<Record<string, Layer>>,
  work: Work = product,
): Promise<void> {
  for (const build of family.builds) {
    const code = readBuild(`build/${build}.wasm`);
    if (!code) continue;
    const bench = await PlanBench.open(code);
    const entrants: Entrant[] = [];
    for (const [name, layer] of Object.entries(layers)) {
      const bound = bench.bind(layer, { batch: 1, n });
      const demand = work === product ? bound.demand : {};
      const checked = await errorOf(`${kind} ${name} ${build}`, name, n, bound);
      entrants.push({ name, build, prepareNs: bound.prepareNs, run: () => work(bound), ...demand, ...checked });
    }
    await family.compare({ kind, shape: { n, channels } }, entrants, { sampleMs: 3 });
  }
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

const { rank, decay } = skiSize.longRange;
const ski = (taps: number) => skiTno({ channels, rank, taps, decay });

// The Toeplitz product of all lags by FFT, direct, and SKI with three numbers of taps; kernels at hand.
if (wanted.has("ski")) {
  for (const n of upTo(Number.POSITIVE_INFINITY, layerLengths.ski)) {
    const direct: Record<string, Layer> = n <= LONGEST_REFERENCE.quadratic ? { direct: directConv(n) } : {};
    const fft = longConv({ channels, causal: false, length: n });
    await compare("ski", n, { fft, ...direct, ski33: ski(33), ski17: ski(17), ski9: ski(9) });
  }
}
// SKI alone: the time of a token does not depend on n.
if (wanted.has("long")) {
  const lengths = family.quick ? layerLengths.skiAlone.slice(0, 1) : layerLengths.skiAlone;
  for (const n of lengths) await compare("ski alone", n, { ski9: ski(9) });
}
// Bidirectional TNO and FD-TNO with the kernel made anew: network, kernel, spectrum, product.
if (wanted.has("fd")) {
  const rpe = { ...fdSize, act: "relu", norm: "simpleRms" } as const;
  for (const n of upTo(8192, layerLengths.fd)) {
    const options = { dim: channels, causal: false, rpe };
    await compare("fd", n, { tno: tno(options), fd: fdTno(options) }, recomputed);
  }
}
// Causal product by FFT, and with exactCausal: later inputs change no bit.
if (wanted.has("causal")) {
  for (const n of upTo(16384, layerLengths.causal)) {
    const options = { channels, causal: true, length: n };
    await compare("causal", n, { fft: longConv(options), exact: longConv({ ...options, exactCausal: true }) });
  }
}
// Attention, bidirectional: softmax, FastRPB's W v alone, SIKF, SIKF + W v.
if (wanted.has("attention")) {
  const { dim } = fastRpbSize;
  const size = { heads: channels / dim, dim };
  for (const n of upTo(8192, layerLengths.attention)) {
    const rpb = { length: n, form: "full" } as const;
    await compare("attention", n, {
      softmax: softmaxAttention({ ...size, causal: false }),
      rpb: fastRpb({ ...size, ...rpb }),
      sikf: linearAttention({ ...size, causal: false, kernel: "sikf" }),
      "sikf+rpb": linearAttention({ ...size, causal: false, kernel: "sikf", rpb }),
    });
  }
}
if (wanted.has("memory") && !family.quick) {
  const n = 65536;
  const { dim } = fastRpbSize;
  const layer = fastRpb({ heads: channels / dim, dim, length: n, form: "full" });
  const backend = await WasmBackend.create(new Uint8Array(await readFile(`build/${family.builds[0]}.wasm`)));
  const w = noise((channels / dim) * (2 * n - 1), 1);
  const workspace = backend.open({ get: () => w });
  const before = backend.memory.size;
  const program = await workspace.compile(planOf(layer, { batch: 1, n }));
  const { y } = await program.run({ x: noise(n * channels, 2) });
  if (!y.every(Number.isFinite)) throw new Error("fastRpb: an output is not finite");
  const bytes = (backend.memory.size - before) / n / channels;
  console.error(
    `fastRpb of ${n} tokens: linear memory grew to ${bytes.toFixed(1)} bytes x N x channels, kernel and product together`,
  );
}
