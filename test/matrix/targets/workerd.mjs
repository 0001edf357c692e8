import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkGenerated, tool } from "../lib/outcome.mjs";
import { execQuiet } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { load } from "./bundlers.mjs";

export const workerdTarget = {
  name: "workerd (miniflare)",
  async run(packed) {
    const { build } = await load("esbuild");
    const outdir = join(packed.folder, "worker");
    // What wrangler does: the platform's conditions, and .wasm files as modules of their own.
    const options = { bundle: true, format: "esm", conditions: ["workerd"], loader: { ".wasm": "copy" } };
    await build({ entryPoints: [join(packed.consumer, "worker.js")], outdir, logLevel: "silent", ...options });
    const server = await serveFolders({ model: packed.model });
    try {
      const miniflare = pathToFileURL(tool("miniflare/dist/src/index.js")).href;
      const args = [join(packed.consumer, "runWorker.js"), miniflare, outdir, `${server.url}model/`, packed.prompt];
      return checkGenerated(JSON.parse(await execQuiet(tool("node-22/bin/node"), args)), packed);
    } finally {
      await server.close();
    }
  },
};
