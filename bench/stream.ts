// moby-tnn token by token, one thread: tokens per second by strategy and position, and what the conversions reach.
//   node bench/run.mjs stream [--build relaxed] [--tokens 400] [--positions 512,4096,14336,100000] [--table] [--scores]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadTnnLm } from "../src/models/load.js";
import { openDevice } from "../src/runtime/device.js";
import type { StreamOptions } from "../src/runtime/stream.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: "simd" },
    tokens: { type: "string", default: "400" },
    positions: { type: "string", default: "512,4096,14336,100000" },
    table: { type: "boolean", default: false },
    scores: { type: "boolean", default: false },
  },
});
const folder = new URL("../../models/moby-tnn/", import.meta.url);
const text = readFileSync(new URL("valid.txt", folder), "utf8");
const wasm = new Uint8Array(readFileSync(new URL(`../../build/${values.build}.wasm`, import.meta.url)));
const device = await openDevice({ backend: "wasm", wasm });
const lm = await loadTnnLm(device, folder);
const tokens = lm.encode(text);
const positions = values.positions.split(",").map(Number);
const count = Number(values.tokens);

const strategies: readonly [string, StreamOptions][] = [
  ["window", { strategy: "window" }],
  ["tiled", { strategy: "tiled" }],
  ["etsc", { strategy: "etsc" }],
  ["modal 1e-2", { strategy: "modal", tolerance: 1e-2 }],
  ["modal 1e-3", { strategy: "modal", tolerance: 1e-3 }],
  ["modal 1e-4", { strategy: "modal", tolerance: 1e-4 }],
];

console.log(`| tokens/s from position | ${positions.join(" | ")} | state, kB | prepare, s |`);
console.log(`|---|${positions.map(() => "---|").join("")}---|---|`);
for (const [name, options] of strategies) {
  const began = performance.now();
  const stream = await lm.stream(options);
  const prepared = (performance.now() - began) / 1000;
  const rates: string[] = [];
  for (const position of positions) {
    for (let at = stream.position; at < position; ) {
      const n = Math.min(2048, position - at);
      const piece = Int32Array.from({ length: n }, (_, i) => tokens[(at + i) % tokens.length]);
      await stream.prefill({ tokens: piece }, { n });
      at += n;
    }
    const samples: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = process.cpuUsage();
      for (let i = 0; i < count / 5; i++) await stream.next({ tokens: Int32Array.of(tokens[i]) });
      const { user, system } = process.cpuUsage(start);
      samples.push((user + system) / 1000);
    }
    rates.push((((count / 5) * 1000) / samples.sort((a, b) => a - b)[2]).toFixed(0));
  }
  console.log(`| ${name} | ${rates.join(" | ")} | ${(stream.bytes / 1000).toFixed(0)} | ${prepared.toFixed(2)} |`);
  stream.dispose();
}

if (values.scores) {
  const sample = tokens.subarray(0, 14337);
  const exact = await lm.score(sample);
  console.log(`\nnats per character over 14336: exact ${exact.toFixed(5)}`);
  for (const tolerance of [1e-2, 1e-3, 1e-4]) {
    const score = await lm.score(sample, { tolerance });
    console.log(`  tolerance ${tolerance}: ${score.toFixed(5)}, difference ${(score - exact).toExponential(1)}`);
  }
}
