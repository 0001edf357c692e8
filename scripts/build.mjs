// Builds the package: AssemblyScript -> build/*.wasm -> src/{wasm,fft}/generated/*.ts (hex digits), shaders/*.wgsl ->
// src/webgpu/generated/shaders.ts, then tsc -> dist.
//   --wasm-only   stop before tsc (what tests need)
//   --if-stale    do nothing where dist is newer than every source file
//   --maps        with the comments, and source maps that hold the sources (half a package more, so that is not published)
import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { embedShaders } from "./embedShaders.mjs";
import { finishModules } from "./finishModules.mjs";
import { pruneDeclarations } from "./pruneDeclarations.mjs";

const run = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const options = new Set(process.argv.slice(2));
const require = createRequire(import.meta.url);

/**
 * The binaries: build/FILE.wasm of an entry and a target of asconfig.json. `folder` is where in src the shipped ones go;
 * `debug` is for tests only. The single transforms are a module of their own, so that who wants only them loads only them.
 */
const layers = (target) => ({ file: target, target, entry: "assembly/index.ts", folder: "wasm" });
const transforms = (target) => ({ file: `fft.${target}`, target, entry: "assembly/fft.ts", folder: "fft" });
const shipped = [...["simd", "relaxed"].map(layers), ...["simd", "relaxed"].map(transforms)];
const binaries = [{ ...layers("debug"), folder: undefined }, ...shipped];

const newest = (path) => {
  const full = join(root, path);
  if (!existsSync(full)) return 0;
  const stat = statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(full).map((name) => (name === "generated" ? 0 : newest(join(path, name)))));
};

const isStale = (output, inputs) => {
  const made = newest(output);
  return made === 0 || inputs.some((input) => newest(input) > made);
};

const wasmOf = ({ file }) => `build/${file}.wasm`;
const generatedOf = ({ folder, target }) => `src/${folder}/generated/${target}.ts`;
const distOf = ({ folder, target }) => `dist/${folder}/${target}.wasm`;

async function buildWasm() {
  const inputs = ["assembly", "asconfig.json"];
  const stale = binaries.filter((binary) => isStale(wasmOf(binary), inputs));
  const asc = join(dirname(require.resolve("assemblyscript/package.json")), "bin", "asc.js");
  await mkdir(join(root, "build"), { recursive: true });
  await Promise.all(
    stale.map((binary) => {
      const output = ["--target", binary.target, "--outFile", wasmOf(binary)];
      return run(process.execPath, [asc, binary.entry, "--config", "asconfig.json", ...output], { cwd: root });
    }),
  );
  for (const binary of shipped) {
    const [wasm, generated] = [wasmOf(binary), generatedOf(binary)];
    if (existsSync(join(root, generated)) && newestFile(generated) >= newest(wasm)) continue;
    // Not base64: it hides from gzip where bytes begin, and is a fifth larger once compressed.
    const hex = (await readFile(join(root, wasm))).toString("hex");
    const text = `// Made by scripts/build.mjs from assembly/.\nexport const hex: string =\n  "${hex}";\n`;
    await mkdir(dirname(join(root, generated)), { recursive: true });
    await writeFile(join(root, generated), text);
  }
  return stale;
}

function newestFile(path) {
  return statSync(join(root, path)).mtimeMs;
}

async function buildDist() {
  await rm(join(root, "dist"), { recursive: true, force: true });
  const whole = options.has("--maps");
  const maps = ["--sourceMap", ...(whole ? ["--inlineSources"] : [])];
  await run(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.json", ...maps], { cwd: root });
  await pruneDeclarations(root);
  await finishModules(root, { whole });
  for (const binary of shipped) await copyFile(join(root, wasmOf(binary)), join(root, distOf(binary)));
}

try {
  const began = Date.now();
  const [rebuilt, newShaders] = await Promise.all([buildWasm(), embedShaders(root)]);
  const needDist =
    !options.has("--wasm-only") &&
    (!options.has("--if-stale") ||
      isStale("dist/wasm/relaxed.wasm", ["src", "tsconfig.json", "package.json"]) ||
      newShaders ||
      newestFile("src/webgpu/generated/shaders.ts") > newest("dist/wasm/relaxed.wasm") ||
      shipped.some((binary) => newestFile(generatedOf(binary)) > newest("dist/wasm/relaxed.wasm")));
  if (needDist) await buildDist();
  if (rebuilt.length > 0 || needDist) console.error(`built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(`${error.stdout ?? ""}${error.stderr ?? ""}${error.stdout || error.stderr ? "" : error.stack}`);
  process.exit(1);
}
