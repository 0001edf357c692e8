// moby-tnn on one thread: all logits against the same network in onnxruntime and tfjs, greedy text, scores by length.
//   node bench/run.mjs models [--builds simd,relaxed] [--only logits,greedy] [--n 512,4096] [--rivals web,node,tfjs] [--forms Conv,MatMul] [--rounds 11] [--scores true]
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import { parseModelConfig } from "../src/models/config.js";
import { lmLayers } from "../src/models/layer.js";
import type { Lm } from "../src/models/lm.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import { planOf } from "../src/runtime/planOf.js";
import type { Demand } from "./lib/bounds.js";
import { type Entrant, Family } from "./lib/family.js";
import { mobyFile, mobyFolder, mobyWeights } from "./lib/moby.js";
import { validate } from "./lib/noise.js";
import { demandOf } from "./lib/plans.js";
import { mobyGraph, type ToeplitzForm } from "./lib/rivals/mobyOnnx.js";
import { mobyTfjs } from "./lib/rivals/mobyTfjs.js";
import { ortSession, ortVersion } from "./lib/rivals/onnxruntime.js";
import { tfjsVersion } from "./lib/rivals/tfjs.js";
import { readBuild } from "./lib/wasm.js";
import { modelLengths } from "./sizes.js";

const family = new Family("models", {
  only: { type: "string", default: "logits,greedy" },
  n: { type: "string", default: modelLengths.join() },
  rivals: { type: "string", default: "web,node,tfjs" },
  forms: { type: "string", default: "Conv,MatMul" },
  scores: { type: "string", default: "false" },
});
const wanted = new Set(family.list("only"));
const expected = readSafetensors(mobyFile("expected.safetensors"));
const known = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
const logits = expected.get("logits")!.data as Float64Array;
const about = JSON.parse(mobyFile("expected.json").toString());
const text = mobyFile("valid.txt").toString();

interface Loaded {
  readonly build: string;
  readonly lm: Lm;
  readonly error: number;
  readonly prepareNs: number;
}

async function load(build: string): Promise<Loaded[]> {
  const wasm = readBuild(`build/${build}.wasm`);
  if (!wasm) return [];
  const began = performance.now();
  const lm = await loadTnnLm(await openDevice({ backend: "wasm", wasm }), mobyFolder);
  const got = await lm.logits(known);
  const prepareNs = (performance.now() - began) * 1e6;
  return [{ build, lm, prepareNs, error: validate(`moby-tnn ${build}`, got, logits) }];
}

/** n tokens that begin with those whose logits are known: a causal model gives the same for them. */
function tokensOf(lm: Lm, n: number): Int32Array {
  const rest = lm.encode(text.slice(0, Math.max(0, n - known.length)));
  return Int32Array.from([...known, ...rest].slice(0, n));
}

/** The same network elsewhere. Logits of the known tokens are checked against PyTorch's, those of all against float64. */
async function rivalsOf(tokens: Int32Array, want: Float32Array): Promise<Entrant[]> {
  const weights = mobyWeights(tokens.length);
  const check = (name: string, got: Float32Array) => {
    validate(`${name}, known tokens`, got.subarray(0, logits.length), logits);
    return validate(name, got, want);
  };
  const entrants: Entrant[] = [];
  for (const kind of ["web", "node"] as const) {
    if (!family.list("rivals").includes(kind)) continue;
    const data = BigInt64Array.from(tokens, BigInt);
    for (const form of family.list("forms") as ToeplitzForm[]) {
      const input = { name: "tokens", data, shape: [tokens.length] };
      const { run, prepareNs } = await ortSession(kind, mobyGraph(weights, form), input);
      const name = `onnxruntime-${kind} ${form}`;
      entrants.push({ name, version: ortVersion(kind), prepareNs, run, error: check(name, await run()) });
    }
  }
  if (family.list("rivals").includes("tfjs")) {
    const run = await mobyTfjs(weights, tokens);
    entrants.push({ name: "tfjs-wasm", version: tfjsVersion(), run, error: check("tfjs-wasm", run()) });
  }
  return entrants;
}

function demandAt(n: number): Demand {
  const { logits: layer } = lmLayers(parseModelConfig(mobyFile("config.json").toString()));
  return { flops: demandOf(planOf(layer, { batch: 1, n })).flops };
}

async function continuation(lm: Lm): Promise<string> {
  let made = "";
  for await (const piece of lm.generate(about.prompt, { maxTokens: 200, temperature: 0 })) made += piece;
  return made;
}

const loaded: Loaded[] = [];
for (const build of family.builds) loaded.push(...(await load(build)));
const float64 = await loadTnnLm(await openDevice({ backend: "js" }), mobyFolder);

for (const n of wanted.has("logits") ? family.numbers("n") : []) {
  if (family.quick && n > modelLengths[0]) continue;
  const tokens = tokensOf(float64, n);
  const want = await float64.logits(tokens);
  const mine: Entrant[] = [];
  for (const { build, lm, prepareNs } of loaded) {
    const name = `toeplitz ${build}`;
    const error = validate(name, await lm.logits(tokens), want);
    mine.push({ name, build, prepareNs, error, run: () => lm.logits(tokens) });
  }
  const rivals = n === modelLengths[0] ? await rivalsOf(tokens, want) : [];
  await family.compare({ kind: "logits", shape: { n }, ...demandAt(n) }, [...mine, ...rivals]);
}
if (wanted.has("greedy")) {
  const entrants: Entrant[] = [];
  for (const { build, lm, error } of loaded) {
    if ((await continuation(lm)) !== about.greedy_200)
      throw new Error(`${build}: greedy text differs from PyTorch's: not timed`);
    entrants.push({ name: `toeplitz ${build}`, build, error, run: () => continuation(lm) });
  }
  await family.compare({ kind: "greedy text", shape: { prompt: known.length, tokens: 200 } }, entrants);
}
if (family.option("scores") === "true") {
  const scores = Object.entries(about.nll_nats_per_char_by_length as Record<string, number>);
  console.error(`\n| nats per character by length | PyTorch | ${loaded.map(({ build }) => build).join(" | ")} |`);
  for (const [length, score] of scores) {
    const windows = Math.max(1, Math.floor(14336 / Number(length)));
    const row: string[] = [];
    for (const { lm } of loaded) {
      const tokens = lm.encode(text.slice(0, windows * Number(length) + 1));
      let sum = 0;
      for (let w = 0; w < windows; w++)
        sum += await lm.score(tokens.subarray(w * Number(length), (w + 1) * Number(length) + 1));
      row.push((sum / windows).toFixed(4));
    }
    console.error(`| ${length} | ${score} | ${row.join(" | ")} |`);
  }
}
process.exit(0); // tfjs and onnxruntime keep handles open
