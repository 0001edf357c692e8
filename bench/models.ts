// Whole models on one thread: milliseconds for all logits, tokens per second of greedy text, and scores by length.
//   node bench/run.mjs models [--builds simd,relaxed] [--rounds 7] [--scores]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import type { Lm } from "../src/models/lm.js";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import { validate } from "./lib/noise.js";

const { values } = parseArgs({
  options: {
    builds: { type: "string", default: "simd,relaxed" },
    rounds: { type: "string", default: "7" },
    scores: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const folder = new URL("../../models/moby-tnn/", import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder));
const expected = readSafetensors(file("expected.safetensors"));
const {
  prompt,
  greedy_200: greedy,
  nll_nats_per_char_by_length: scores,
} = JSON.parse(file("expected.json").toString());
const text = file("valid.txt").toString();

const median = (samples: number[]) => samples.sort((a, b) => a - b)[samples.length >> 1];

async function open(build: string): Promise<Lm> {
  const wasm = new Uint8Array(readFileSync(new URL(`../../build/${build}.wasm`, import.meta.url)));
  const lm = await loadTnnLm(await openDevice({ backend: "wasm", wasm }), folder);
  const tokens = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
  validate(`moby-tnn ${build}`, await lm.logits(tokens), expected.get("logits")!.data as Float64Array, 2e-5);
  return lm;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function continuation(lm: Lm): Promise<string> {
  let made = "";
  for await (const piece of lm.generate(prompt, { maxTokens: 200, temperature: 0 })) made += piece;
  return made;
}

const builds = values.builds.split(",");
const models = new Map<string, Lm>();
for (const build of builds) models.set(build, await open(build));

console.log(`| moby-tnn, one thread | ${builds.join(" | ")} |\n|---|${builds.map(() => "---|").join("")}`);
for (const n of [512, 4096]) {
  const tokens = [...models.values()][0].encode(text.slice(0, n));
  const samples = new Map(builds.map((build) => [build, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const [build, lm] of models) {
      const ms = await timed(() => lm.logits(tokens));
      if (round >= 0) samples.get(build)!.push(ms); // the first run compiles
    }
  }
  console.log(
    `| ms for all logits at n = ${n} | ${builds.map((build) => median(samples.get(build)!).toFixed(1)).join(" | ")} |`,
  );
}
const rates: string[] = [];
for (const [build, lm] of models) {
  const made = await continuation(lm);
  if (made !== greedy) throw new Error(`${build}: greedy text differs from PyTorch's: not timed`);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) samples.push(await timed(() => continuation(lm)));
  rates.push((200_000 / median(samples)).toFixed(0));
}
console.log(`| tokens/s, greedy, 200 after a prompt of ${prompt.length} | ${rates.join(" | ")} |`);

if (values.scores) {
  console.log(
    `\n| nats per character by length | PyTorch | ${builds.join(" | ")} |\n|---|---|${builds.map(() => "---|").join("")}`,
  );
  for (const [length, score] of Object.entries(scores as Record<string, number>)) {
    const windows = Math.max(1, Math.floor(14336 / Number(length)));
    const row: string[] = [];
    for (const lm of models.values()) {
      const tokens = lm.encode(text.slice(0, windows * Number(length) + 1));
      let sum = 0;
      for (let w = 0; w < windows; w++)
        sum += await lm.score(tokens.subarray(w * Number(length), (w + 1) * Number(length) + 1));
      row.push((sum / windows).toFixed(4));
    }
    console.log(`| ${length} | ${score} | ${row.join(" | ")} |`);
  }
}
process.exit(0);
