// Runs the fuzz targets of test/fuzz at length: npm run fuzz -- --help
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    first: { type: "string", default: "0" },
    target: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(`npm run fuzz -- [--cases 1000000] [--seed 1] [--first 0] [--target NAME]
Targets: safetensors, config, saved stream, arguments.
Each case is a mutated valid input; case k of seed s is the same whatever ran before it.
A failure prints the arguments that run its case alone.`);
} else {
  const env = { ...process.env, FUZZ_CASES: values.cases, FUZZ_SEED: values.seed, FUZZ_FIRST: values.first };
  if (values.target !== undefined) env.FUZZ_TARGET = values.target;
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/fuzz/fuzz.test.ts"];
  process.exitCode = spawnSync(process.execPath, vitest, { env, stdio: "inherit" }).status ?? 1;
}
