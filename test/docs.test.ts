import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { NO_SCALES } from "../src/plan/cost.js";
import type { BackendName } from "../src/runtime/opened.js";
import { typicalSpeeds } from "../src/runtime/speed.js";

/** Plans that the documents show are those of the reference machine, not of this one and its load. */
vi.mock("../src/runtime/calibrate.js", () => ({
  calibrate: async ({ name }: { name: BackendName }) => ({
    from: "typical figures",
    ms: 0,
    speed: typicalSpeeds[name],
    scales: NO_SCALES,
  }),
}));

/**
 * Every ```ts block of the README and the docs runs, each as a module of its own, from the repository's root. A block
 * marked ```ts browser needs a page and is only type-checked by eye; there should be few. Output that a block shows in
 * trailing `// -> …` comments must be what console.log printed.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const documents = [
  "README.md",
  ...readdirSync(`${root}docs`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

const snippets = documents.flatMap((document) => {
  const text = readFileSync(root + document, "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(({ index, 1: code }) => ({
    name: `${document}:${text.slice(0, index).split("\n").length + 1}`,
    code,
  }));
});

test("there are snippets", () => expect(snippets.length).toBeGreaterThan(0));

test.each(snippets.map(({ name, code }) => [name, code] as const))("%s", async (name, code) => {
  const folder = `${root}build/snippets`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name.replace(/[^a-zA-Z0-9]+/g, "-")}.ts`;
  writeFileSync(file, code);
  const printed: string[] = [];
  const { log } = console;
  console.log = (...values: unknown[]) => printed.push(values.map(String).join(" "));
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${Date.now()}`);
  } finally {
    console.log = log;
  }
  const shown = [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, line]) => line.trim());
  for (const line of shown) expect(printed).toContain(line);
});

test("links between documents lead somewhere", () => {
  for (const document of [...documents, "ARCHITECTURE.md", "CONTRIBUTING.md"]) {
    const text = readFileSync(root + document, "utf8");
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
      expect(() => readFileSync(new URL(target, pathToFileURL(root + document))), `${document}: ${target}`).not.toThrow(
        /ENOENT/,
      );
    }
  }
});
