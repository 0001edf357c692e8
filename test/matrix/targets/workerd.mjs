import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkGenerated } from "../lib/outcome.mjs";
import { exec, execQuiet } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { load, tool } from "../lib/tools.mjs";

/** Serves the bundled worker.js of a folder in workerd and asks it once. */
async function serve(packed, folder) {
  const server = await serveFolders({ model: packed.model });
  try {
    const miniflare = pathToFileURL(tool("miniflare/dist/src/index.js")).href;
    const args = [join(packed.consumer, "runWorker.js"), miniflare, folder, `${server.url}model/`, packed.prompt];
    return checkGenerated(JSON.parse(await execQuiet(tool("node-22/bin/node"), args)), packed);
  } finally {
    await server.close();
  }
}

export const workerdTargets = [
  {
    name: "workerd, bundled by esbuild",
    async run(packed) {
      const { build } = await load("esbuild");
      const outdir = join(packed.folder, "worker");
      // What wrangler does: the platform's conditions, and .wasm files as modules of their own.
      const options = { bundle: true, format: "esm", conditions: ["workerd"], loader: { ".wasm": "copy" } };
      await build({ entryPoints: [join(packed.consumer, "worker.js")], outdir, logLevel: "silent", ...options });
      return serve(packed, outdir);
    },
  },
  {
    name: "workerd, wrangler deploy --dry-run",
    async run(packed) {
      const outdir = join(packed.folder, "wrangler");
      const config = { name: "matrix", main: "worker.js", compatibility_date: "2025-01-01" };
      await writeFile(join(packed.consumer, "wrangler.json"), JSON.stringify(config));
      const args = [tool("wrangler/bin/wrangler.js"), "deploy", "--dry-run", "--outdir", outdir];
      const env = { WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: packed.folder, CI: "1" };
      const { stdout, stderr } = await exec(tool("node-22/bin/node"), args, { cwd: packed.consumer, env });
      const warning = /warning.*/i.exec(stdout + stderr);
      if (warning) throw new Error(`it warned: ${stdout}${stderr}`);
      return serve(packed, outdir);
    },
  },
];
