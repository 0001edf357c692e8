// The layers against each other: node bench/run.mjs layers [--build relaxed] [--dim 64] [--only ski]
import { parseArgs } from "node:util";
import type { Layer } from "../src/layers/layer.js";
import { longConv } from "../src/layers/longConv.js";
import { skiTno } from "../src/layers/skiTno.js";
import { interleave } from "./lib/interleave.js";
import { PlanBench } from "./lib/plans.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: "simd" },
    dim: { type: "string", default: "64" },
    only: { type: "string", default: "" },
    longest: { type: "string", default: "65536" },
  },
});
const dim = Number(values.dim);
const longest = Number(values.longest);
const bench = await PlanBench.open(`build/${values.build}.wasm`);
console.log(`build ${values.build}, ${dim} channels, ns per token and channel (medians of interleaved rounds)`);

function row(n: number, contenders: Record<string, Layer>): void {
  const fresh = bench.reset();
  const runs = Object.entries(contenders).map(([name, layer]) => ({
    name,
    run: fresh.bind(layer, { batch: 1, n }).run,
  }));
  const timings = interleave(runs, { rounds: 41, sampleMs: 3 });
  const cells = timings.map(
    ({ name, ns }) => `${name} ${(ns / n / dim).toFixed(3)} (${(timings[0].ns / ns).toFixed(2)}x)`,
  );
  console.log(`n ${String(n).padStart(7)}  ${cells.join("   ")}`);
}

if (!values.only || values.only === "ski") {
  console.log("\nSKI (rank 64) against the Toeplitz product by FFT, kernels at hand");
  for (let n = 512; n <= longest; n *= 2) {
    const ski = (taps: number) => skiTno({ channels: dim, rank: 64, taps, decay: 0.99 });
    row(n, {
      fft: longConv({ channels: dim, causal: false, length: n }),
      "ski 33": ski(33),
      "ski 17": ski(17),
      "ski 9": ski(9),
    });
  }
}
