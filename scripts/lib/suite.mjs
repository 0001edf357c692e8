// Bundles test/portable/suite.ts with the test files that it names. The files stay as they are: vitest, the list of backends
// and node:fs are other modules of the same interface, from test/portable.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../..", import.meta.url));
const portable = (name) => join(root, "test/portable", name);

const replaced = new Map([
  [join(root, "test/lib/backends.js"), "backends.ts"],
  [join(root, "test/lib/dawn.js"), "dawn.ts"],
]);
const doors = { "#wasm": "src/wasm/source.inline.ts", "#fft-wasm": "src/fft/source.inline.ts" };

const plugin = (page) => ({
  name: "portable",
  resolveId(id, importer) {
    if (importer?.startsWith(portable(""))) return null;
    if (id === "vitest") return portable("vitest.ts");
    const found = importer && id.startsWith(".") && replaced.get(resolve(dirname(importer), id));
    if (found) return portable(found);
    if (page && id === "node:fs") return portable("fs.ts");
    return id in doors ? join(root, doors[id]) : null;
  },
  // Where a file is said to be is below the global suiteRoot, whatever the bundle's own place.
  transform(code, id) {
    if (!id.startsWith(root) || id.includes("node_modules") || !code.includes("import.meta.url")) return null;
    const at = JSON.stringify(id.slice(root.length));
    return code.replaceAll("import.meta.url", `new URL(${at}, globalThis.suiteRoot).href`);
  },
});

/** Bundles `input` (from the repository's root) into `file`; `page`: for a browser. */
export async function bundleTests({ input, file, page = false }) {
  const bundle = await rolldown({
    input: join(root, input),
    cwd: root,
    platform: page ? "browser" : "neutral",
    resolve: { mainFields: ["module", "main"], conditionNames: ["import", "default"] },
    external: page ? [] : [/^node:/],
    plugins: [plugin(page)],
    logLevel: "silent",
  });
  await bundle.write({ file, format: "esm", codeSplitting: false, minify: false });
  await bundle.close();
}

/** build/suite/suite.js for runtimes with node:fs, build/suite/page.js for browsers. */
export async function bundleSuite() {
  for (const page of [false, true]) {
    const file = join(root, `build/suite/${page ? "page" : "suite"}.js`);
    await bundleTests({ input: "test/portable/suite.ts", file, page });
  }
}
