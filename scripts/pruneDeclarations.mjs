import { readdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Removes the .d.ts files of dist that nothing in package.json reaches: two thirds of them, about kernels. */
export async function pruneDeclarations(root) {
  const { exports, imports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const reached = new Set();
  const visit = async (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/(?:\bfrom\s+|\bimport\(|\bimport\s+)"(\.[^"]+)"/g)) {
      await visit(join(dirname(file), path.replace(/\.js$/, ".d.ts")));
    }
  };
  for (const { types } of Object.values(exports)) if (types) await visit(join(root, types));
  // the compiler finds #wasm in dist
  for (const path of Object.values(imports).flatMap(Object.values))
    await visit(join(root, path.replace(/\.js$/, ".d.ts")));
  const dist = join(root, "dist");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".d.ts"));
  await Promise.all(files.map((file) => join(dist, file)).map((file) => (reached.has(file) ? undefined : rm(file))));
}
