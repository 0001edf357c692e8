import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";

// bench/lib/interleaveAsync.ts
/**
 * interleave() for contenders some of which must be awaited. Time is CPU time of the process, which does not run while
 * another process has the core; what is timed must therefore not wait, and must not use other threads.
 */
async function interleaveAsync(contenders, { rounds = 31, sampleMs = 2 } = {}) {
  const repeats = [];
  for (const contender of contenders) {
    await sample(contender, 1);
    for (const until = performance.now() + 50; performance.now() < until; ) await sample(contender, 1);
    let calls = 1;
    let ns = await sample(contender, calls);
    for (; ns * calls < sampleMs * 1e6; ns = await sample(contender, calls)) calls *= 2;
    repeats.push(Math.max(1, Math.round((sampleMs * 1e6) / ns)));
  }
  const samples = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, contender] of contenders.entries()) samples[i].push(await sample(contender, repeats[i]));
  return contenders.map(({ name }, i) => {
    const sorted = [...samples[i]].sort((a, b) => a - b);
    const at = (fraction) => sorted[Math.round(fraction * (rounds - 1))];
    return {
      name,
      ns: at(0.5),
      quartiles: [at(0.25), at(0.75)],
      best: sorted[0],
      samples: samples[i],
    };
  });
}
/** Nanoseconds of CPU time a call. */
async function sample(contender, calls) {
  const began = process.cpuUsage();
  for (let i = 0; i < calls; i++) {
    const pending = contender.run();
    if (pending) await pending;
  }
  const { user, system } = process.cpuUsage(began);
  return ((user + system) * 1e3) / calls;
}
// bench/lib/limits.ts
const STEPS = 2e4;
const LANES = 4;
const START = 65536;
/** Compiles assembly/bench/limits.ts for a build and instantiates it; undefined where the runtime cannot compile it. */
function openLimits(build) {
  setFlagsFromString("--experimental-wasm-relaxed-simd");
  const asc = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "bin", "asc.js");
  const file = `bench/.out/limits.${build}.wasm`;
  const features = build === "relaxed" ? ["--enable", "relaxed-simd"] : [];
  mkdirSync("bench/.out", { recursive: true });
  execFileSync(process.execPath, [
    asc,
    "assembly/bench/limits.ts",
    ...["-O3", "--converge", "--noAssert", "--runtime", "stub", "--use", "abort=", "--enable", "simd"],
    ...features,
    "-o",
    file,
  ]);
  const bytes = readFileSync(file);
  return WebAssembly.validate(bytes)
    ? new Limits(build, new WebAssembly.Instance(new WebAssembly.Module(bytes)))
    : void 0;
}
var Limits = class {
  #build;
  #call;
  #memory;
  #chains;
  constructor(build, instance) {
    this.#build = build;
    this.#call = instance.exports;
    this.#memory = instance.exports["memory"];
    this.#chains = instance.exports["CHAINS"].value;
  }
  /** Arithmetic in registers: `adds` one operation a step, `mulAdds` and `madds` two. */
  arithmetic(kind) {
    const kernel = this.#call[kind];
    return {
      name: `${this.#build} ${kind}`,
      unit: "GFLOP/s",
      amount: STEPS * this.#chains * LANES * (kind === "adds" ? 1 : 2),
      run() {
        kernel(STEPS, 1.0000001, 0.9999999);
      },
    };
  }
  /** Bandwidth of a working set of `kib` KiB. */
  memory(kind, kib) {
    const bytes = kib * 1024;
    const missing = START + bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / 65536));
    const kernel = this.#call[kind];
    const times = Math.max(1, Math.round(2 ** 21 / bytes));
    return {
      name: `${this.#build} ${kind} ${kib} KiB`,
      unit: "GB/s",
      amount: bytes * times,
      run() {
        kernel(START, bytes, times);
      },
    };
  }
};
// bench/limits.ts
const { values } = parseArgs({
  options: {
    rounds: {
      type: "string",
      default: "31",
    },
  },
});
const limits = [];
const simd = openLimits("simd");
if (simd) {
  limits.push(simd.arithmetic("adds"), simd.arithmetic("mulAdds"));
  for (const kib of [16, 256, 1024, 4096, 131072]) limits.push(simd.memory("reads", kib), simd.memory("writes", kib));
}
const relaxed = openLimits("relaxed");
if (relaxed) limits.push(relaxed.arithmetic("madds"));
for (const [i, { name, ns, best }] of (await interleaveAsync(limits, { rounds: Number(values.rounds) })).entries()) {
  const { unit, amount } = limits[i];
  const of = (time) => Number((amount / time).toFixed(1));
  console.log(
    JSON.stringify({
      bench: "limits",
      name,
      unit,
      median: of(ns),
      best: of(best),
    }),
  );
}
