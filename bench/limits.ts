// What 128-bit wasm can do at most on this machine: arithmetic in registers, loads and stores from L1 to DRAM.
//   node bench/run.mjs limits [--rounds 31]
import { parseArgs } from "node:util";
import { interleaveAsync } from "./lib/interleaveAsync.js";
import { type Limit, openLimits } from "./lib/limits.js";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "31" } } });
const limits: Limit[] = [];
const simd = openLimits("simd");
if (simd) {
  limits.push(simd.arithmetic("adds"), simd.arithmetic("mulAdds"));
  for (const kib of [16, 256, 1024, 4096, 131072]) limits.push(simd.memory("reads", kib), simd.memory("writes", kib));
}
const relaxed = openLimits("relaxed");
if (relaxed) limits.push(relaxed.arithmetic("madds"));
for (const [i, { name, ns, best }] of (await interleaveAsync(limits, { rounds: Number(values.rounds) })).entries()) {
  const { unit, amount } = limits[i];
  const of = (time: number) => Number((amount / time).toFixed(1));
  console.log(JSON.stringify({ bench: "limits", name, unit, median: of(ns), best: of(best) }));
}
