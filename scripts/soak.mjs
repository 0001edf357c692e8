// Mixed load for a long time, and what memory does meanwhile: npm run soak -- --help
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "1800" },
    seed: { type: "string", default: "1" },
    svg: { type: "string", default: "build/soak.svg" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(`npm run soak -- [--seconds 1800] [--seed 1] [--svg build/soak.svg]
Language model, streams, aborts, disposals, lost GPUs and dying workers in random order, two at a time. Every result is checked; memory
is sampled at rest (all closed, collected), plotted, and must not grow after the first third in any category.`);
} else {
  const env = { ...process.env, SOAK_SECONDS: values.seconds, SOAK_SEED: values.seed, SOAK_SVG: values.svg };
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/soak/soak.test.ts"];
  process.exitCode = spawnSync(process.execPath, vitest, { env, stdio: "inherit" }).status ?? 1;
}
