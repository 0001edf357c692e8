import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Where the rivals live; bench/run.mjs starts every bench in the repository's root. */
const folder = pathToFileURL(`${process.cwd()}/bench/rivals/`);

if (!existsSync(new URL("node_modules", folder))) {
  throw new Error("the rivals are not installed: npm ci --prefix bench/rivals --ignore-scripts");
}

export const requireRival = createRequire(new URL("package.json", folder));

/** Imports a file of a rival, or of ours beside them. */
export async function importRival<T>(path: string): Promise<T> {
  return (await import(new URL(path, folder).href)) as T;
}

export function rivalFile(path: string): string {
  return new URL(path, folder).pathname;
}

export function versionOf(name: string): string {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, folder), "utf8")).version;
}
