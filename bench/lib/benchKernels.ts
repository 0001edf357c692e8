import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Path of assembly/bench/NAME.ts compiled for a build ("simd", "relaxed", or a path, which counts as simd). */
export function benchKernels(name: string, build: string): string {
  const source = `assembly/bench/${name}.ts`;
  const file = `build/bench/${name}.${build === "relaxed" ? "relaxed" : "simd"}.wasm`;
  if (existsSync(file) && statSync(file).mtimeMs >= statSync(source).mtimeMs) return file;
  const asc = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "bin", "asc.js");
  const features = build === "relaxed" ? ["--enable", "relaxed-simd"] : [];
  mkdirSync(dirname(file), { recursive: true });
  const fixed = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--use", "abort=", "--enable", "simd"];
  execFileSync(process.execPath, [asc, source, ...fixed, ...features, "-o", file]);
  return file;
}
