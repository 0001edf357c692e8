// What 128-bit wasm can do at most on this machine: arithmetic in registers, loads and stores from L1 to DRAM.
//   node bench/run.mjs limits [--rounds 11]
import { Family } from "./lib/family.js";
import { type Limit, openLimits } from "./lib/limits.js";

const family = new Family("limits", {});
const limits: { build: string; kind: string; shape: Record<string, number>; limit: Limit }[] = [];
for (const build of ["simd", "relaxed"]) {
  const opened = openLimits(build);
  if (!opened) continue;
  const kinds = build === "simd" ? (["adds", "mulAdds"] as const) : (["madds"] as const);
  for (const kind of kinds) limits.push({ build, kind, shape: {}, limit: opened.arithmetic(kind) });
  if (build === "relaxed") continue;
  for (const kib of [16, 256, 1024, 4096, 32768, 131072]) {
    for (const kind of ["reads", "writes"] as const)
      limits.push({ build, kind, shape: { kib }, limit: opened.memory(kind, kib) });
  }
}
const timings = await family.time(limits.map(({ limit }) => limit));
for (const [i, { build, kind, shape, limit }] of limits.entries()) {
  const amount = limit.unit === "GFLOP/s" ? { flops: limit.amount } : { bytes: limit.amount };
  family.record({ kind, shape, ...amount }, { name: limit.name, build, error: 0 }, timings[i]);
}
