// How long it takes from a started Node to the first token of moby-tnn on wasm, and of what that is made:
//   node scripts/coldStart.mjs [--runs 7] [--backend wasm] [--limit 250] [--json]
// Each run is a process of its own; process start is excluded. Exit code 1 where the fastest is beyond the limit: a machine with other
// things to do says nothing of this one.
import { execFileSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    backend: { type: "string", default: "wasm" },
    limit: { type: "string", default: "250" },
    json: { type: "boolean", default: false },
    once: { type: "boolean", default: false },
  },
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

const OPEN = "openDevice: kernels compiled";

/** One cold start, in this process: milliseconds of each part. */
async function once() {
  const parts = {};
  let last = performance.now();
  const mark = (name) => {
    const now = performance.now();
    parts[name] = now - last;
    last = now;
  };
  const [{ openDevice }, { loadTnnLm }] = [await import("../dist/index.js"), await import("../dist/models/public.js")];
  mark("import of the modules");
  const device = await openDevice({ backend: values.backend });
  mark(OPEN);
  const lm = await loadTnnLm(device, fileURLToPath(new URL("../models/moby-tnn", import.meta.url)));
  mark("loadTnnLm: files read and checked");
  const stream = await lm.stream({ maxLength: 200 });
  mark("stream: plan made, state");
  const tokens = Int32Array.from(lm.encode("Call me Ishmael. "));
  await stream.prefill({ tokens }, { n: tokens.length });
  mark("prompt: weights packed, kernels of the positions, 17 tokens");
  await stream.next({ tokens: Int32Array.of(tokens[0]) });
  mark("next token: its plan compiled");
  device.dispose();
  return parts;
}

if (values.once) {
  console.log(JSON.stringify(await once()));
} else {
  const script = fileURLToPath(import.meta.url);
  const all = Array.from({ length: Number(values.runs) }, () =>
    JSON.parse(execFileSync(process.execPath, [script, "--once", "--backend", values.backend], { encoding: "utf8" })),
  );
  const firstToken = (parts) =>
    Object.entries(parts).reduce((sum, [name, ms]) => sum + (name.startsWith("next") ? 0 : ms), 0);
  const fastest = all.reduce((best, parts) => (firstToken(parts) < firstToken(best) ? parts : best));
  const rows = Object.keys(all[0]).map((name) => [name, fastest[name], median(all.map((parts) => parts[name]))]);
  const total = firstToken(fastest);
  const loaded = (parts) => firstToken(parts) - parts["import of the modules"] - parts[OPEN];
  const sums = [
    ["**until the first token's logits** (all but the last line)", total, median(all.map(firstToken))],
    ["**loadTnnLm and the first token alone**", loaded(fastest), median(all.map(loaded))],
  ];
  if (values.json) console.log(JSON.stringify({ fastest, total, runs: all }));
  else {
    console.log(`| part | fastest of ${all.length} runs, ms | median, ms |\n| - | -: | -: |`);
    for (const [name, best, usual] of [...rows, ...sums]) {
      console.log(`| ${name} | ${best.toFixed(1)} | ${usual.toFixed(1)} |`);
    }
  }
  if (total > Number(values.limit)) {
    console.error(`cold start: ${total.toFixed(1)} ms at best, the limit is ${values.limit} ms`);
    process.exitCode = 1;
  }
}
