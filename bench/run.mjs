// Bundles bench/NAME.ts (Node 20 runs no TypeScript) and runs it: node bench/run.mjs NAME [options of that bench]
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const [name, ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const file = `${root}build/bench/${name}.mjs`;
await build({
  input: `${root}bench/${name}.ts`,
  platform: "node",
  resolve: {
    alias: { "#wasm": `${root}src/wasm/source.inline.ts`, "#fft-wasm": `${root}src/fft/source.inline.ts` },
  },
  output: { file, codeSplitting: false },
  logLevel: "warn",
});
// Code of the best compiler from the first call on: tiering up waits for a free core, which a busy machine may not have for long.
const flags = ["--no-liftoff"];
if (process.versions.node.startsWith("20.")) flags.push("--experimental-wasm-relaxed-simd");
process.exit(spawnSync(process.execPath, [...flags, file, ...rest], { stdio: "inherit", cwd: root }).status ?? 1);
