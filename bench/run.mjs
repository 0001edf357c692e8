// Bundles bench/NAME.ts (Node 20 runs no TypeScript) and runs it.
//   node bench/run.mjs [FAMILY…] [--quick] [--out FILE | --into FOLDER] [options of that family]   all families unless some are named
//   node bench/run.mjs --compare BEFORE AFTER
// Each build gets a process of its own: two in one share the call sites of the library's code. Results are JSON lines on standard
// output (or appended to FILE, or written anew to FOLDER/FAMILY.jsonl), tables for people on standard error.
import { spawnSync } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

/** In the order in which they run; those with `builds` once for each. Others (crossover) only when named. */
const suite = {
  limits: false,
  fft: true,
  toeplitz: true,
  gemm: true,
  layers: true,
  models: true,
  stream: true,
  threads: true,
};

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);

async function run(name, options, stdout) {
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
  const command = [...flags, file, ...options];
  const { status } = spawnSync(process.execPath, command, { stdio: ["inherit", stdout, "inherit"], cwd: root });
  if (status !== 0) process.exit(status ?? 1);
}

function take(option) {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

if (args[0] === "--compare") {
  await run("compare", args.slice(1), "inherit");
} else {
  const out = take("--out");
  const folder = take("--into");
  const appended = out === undefined ? "inherit" : openSync(out, "a");
  const first = args.findIndex((arg) => arg.startsWith("--"));
  const named = first < 0 ? args : args.slice(0, first);
  const options = first < 0 ? [] : args.slice(first);
  for (const name of named.length > 0 ? named : Object.keys(suite)) {
    const stdout = folder === undefined ? appended : openSync(join(folder, `${name}.jsonl`), "w");
    if (!suite[name] || options.includes("--builds")) await run(name, options, stdout);
    else for (const one of ["simd", "relaxed"]) await run(name, ["--builds", one, ...options], stdout);
  }
}
