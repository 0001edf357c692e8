// node runWorker.js MINIFLARE FOLDER MODEL PROMPT: serves the bundled worker.js of FOLDER and asks it once
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const [miniflare, folder, model, prompt] = process.argv.slice(2);
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
const worker = new Miniflare({ modules, modulesRoot: folder, compatibilityDate: "2025-01-01" });
try {
  const url = `http://worker/?${new URLSearchParams({ model, prompt })}`;
  console.log(await (await worker.dispatchFetch(url)).text());
} finally {
  await worker.dispose();
}
