import { spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../lib/package.mjs";
import { execQuiet } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { load, tool } from "../lib/tools.mjs";
import { bun, deno } from "./runtimes.mjs";

const START_MS = 30_000;

/** The examples beside the installed package. */
async function install(packed) {
  const folder = join(packed.consumer, "examples");
  packed.examples ??= cp(join(root, "examples"), folder, { recursive: true }).then(() => folder);
  return packed.examples;
}

/** Starts a server that prints its address, asks it for text, leaves one answer half-read, and asks again. */
const httpExample = ({ name, find, args }, file, permissions = []) => ({
  name: `example: HTTP in ${name}`,
  async run(packed) {
    const folder = await install(packed);
    const child = spawn(find(), [...args, ...permissions, file, "0"], { cwd: folder });
    try {
      let said = "";
      const url = await new Promise((resolve, reject) => {
        const fail = () => reject(new Error(`no address came: ${said}`));
        setTimeout(fail, START_MS).unref();
        child.on("error", reject);
        child.on("exit", fail);
        for (const stream of [child.stdout, child.stderr]) {
          stream.on("data", (data) => {
            said += data;
            const [address] = /http:\S+/.exec(said) ?? [];
            if (address) resolve(address);
          });
        }
      });
      const ask = (tokens) => fetch(`${url}?${new URLSearchParams({ prompt: packed.prompt, tokens, temperature: 0 })}`);
      const text = await (await ask(20)).text();
      if (text !== packed.continuation) throw new Error(`it answered ${JSON.stringify(text)}`);
      const reader = (await ask(100_000)).body.getReader();
      await reader.read();
      await reader.cancel();
      const again = await (await ask(20)).text();
      if (again !== packed.continuation) throw new Error(`after a client left it answered ${JSON.stringify(again)}`);
      return "20 characters as expected, a client that leaves ends its text";
    } finally {
      child.kill("SIGKILL");
    }
  },
});

export const httpExamples = [
  httpExample(deno, "deno/server.js", ["--allow-read", "--allow-net"]),
  httpExample(bun, "bun/server.js"),
];

export const workerExample = {
  name: "example: Worker with sessions",
  async run(packed) {
    const folder = await install(packed);
    const { build } = await load("esbuild");
    const outdir = join(packed.folder, "worker-example");
    const options = { bundle: true, format: "esm", conditions: ["workerd"], loader: { ".wasm": "copy" } };
    await build({ entryPoints: [join(folder, "workerd/worker.js")], outdir, logLevel: "silent", ...options });
    const server = await serveFolders({ model: packed.model });
    try {
      const miniflare = pathToFileURL(tool("miniflare/dist/src/index.js")).href;
      const script = join(packed.consumer, "runSessions.js");
      const args = [script, miniflare, outdir, `${server.url}model/`, packed.prompt];
      const out = JSON.parse(await execQuiet(tool("node-22/bin/node"), args));
      if (out.text !== packed.continuation) throw new Error(`the two halves are ${JSON.stringify(out.text)}`);
      if (out.bytes[0] !== out.bytes[1]) throw new Error(`the state grew: ${out.bytes.join(", ")}`);
      if (out.statuses.join() !== "404,400,400,405") throw new Error(`bad requests gave ${out.statuses.join()}`);
      return `two requests, one text; ${(out.bytes[0] / 1024).toFixed(0)} KB of state after each`;
    } finally {
      await server.close();
    }
  },
};
