import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A Miniflare that serves the bundled worker.js of a folder, with the .wasm modules beside it. */
export async function openWorker(miniflare, folder, options = {}) {
  const { Miniflare } = (await import(miniflare)).default;
  const modulesIn = (await readdir(folder)).filter((path) => /\.(js|wasm)$/.test(path));
  const files = modulesIn.sort((a, b) => Number(b === "worker.js") - Number(a === "worker.js"));
  const modules = await Promise.all(
    files.map(async (path) => ({
      type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
      path: join(folder, path),
      contents: await readFile(join(folder, path)),
    })),
  );
  return new Miniflare({ modules, modulesRoot: folder, compatibilityDate: "2025-01-01", ...options });
}
