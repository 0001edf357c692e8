import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Absent } from "./outcome.mjs";

/** Where what the targets run is installed: the matrix' own folders, and those of the repository. */
const folders = ["../../../", "../outer/", "../", "../../runtimes/"].map((folder) => new URL(folder, import.meta.url));

/** A file of an installed package. */
export function tool(path) {
  const found = folders.map((folder) => fileURLToPath(new URL(`node_modules/${path}`, folder))).find(existsSync);
  if (found === undefined) throw new Absent(`${path} is not installed here`);
  return found;
}

/** The version of an installed package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(tool(`${name}/package.json`), "utf8")).version;
}

/** Imports an installed package. */
export async function load(name) {
  for (const folder of folders) {
    let path;
    try {
      path = createRequire(new URL("package.json", folder)).resolve(name);
    } catch {
      continue;
    }
    const module = await import(pathToFileURL(path));
    const own = module.default;
    return own?.build || own?.rollup || own?.chromium || typeof own === "function" ? own : module;
  }
  throw new Absent(`${name} is not installed here`);
}
