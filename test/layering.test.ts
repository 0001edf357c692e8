import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Which folders of src a folder may import from, besides itself. Files directly in src are the doors: they may use all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  checkpoint: ["core"],
  convert: ["core"],
  ops: ["core"],
  plan: ["core", "ops"],
  js: ["core", "ops", "plan"],
  wasm: ["core", "ops", "plan"],
  webgpu: ["core", "ops", "plan"],
  layers: ["core", "ops", "plan"],
  fft: ["core", "wasm"],
  runtime: ["core", "ops", "plan", "js", "wasm", "webgpu", "layers", "checkpoint", "convert"],
  worker: ["core", "plan", "runtime"],
  models: ["core", "ops", "layers", "runtime", "checkpoint", "convert"],
  cli: ["core", "ops", "layers", "runtime", "models", "checkpoint", "convert"],
};

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
  .map((file) => file.replaceAll("\\", "/"));

const conditions: Readonly<Record<string, string>> = {
  "#wasm": "wasm/source.inline.ts",
  "#fft-wasm": "fft/source.inline.ts",
};

/** Relative imports and the conditions of package.json, as paths from src. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8").replace(/^\s*(\/\/|\*).*$/gm, "");
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map(([, specifier]) => specifier);
  return specifiers
    .filter((specifier) => specifier.startsWith(".") || specifier.startsWith("#"))
    .map((specifier) => conditions[specifier] ?? join(dirname(file), specifier.replace(/\.js$/, ".ts")))
    .map((path) => relative(".", path));
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

test("there is something to check", () => {
  expect(files.length).toBeGreaterThan(50);
  expect([...graph.values()].flat().length).toBeGreaterThan(100);
});

test.each(files.filter((file) => file.includes("/")))("%s imports only what its folder may", (file) => {
  const folder = file.split("/")[0];
  expect(Object.keys(allowed), "a new folder needs a line here").toContain(folder);
  for (const target of graph.get(file)!) {
    const other = target.split("/")[0];
    expect([folder, ...allowed[folder]], `${file} imports ${target}`).toContain(other);
  }
});

test("there are no cycles", () => {
  const state = new Map<string, "open" | "done">();
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "done") return;
    expect(state.get(file), `cycle: ${[...path, file].join(" -> ")}`).not.toBe("open");
    state.set(file, "open");
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    state.set(file, "done");
  };
  for (const file of files) visit(file, []);
});
