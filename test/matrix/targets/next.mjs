import { spawn } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkGenerated } from "../lib/outcome.mjs";
import { exec } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { tool } from "../lib/tools.mjs";

/** Next looks for its packages in the folders above the app: this one lies beside them. */
const folder = fileURLToPath(new URL("../outer/next-app/", import.meta.url));
const env = { NEXT_TELEMETRY_DISABLED: "1", CI: "1" };

const route = (runtime) => `import { generate } from "../generate.js";
export const runtime = "${runtime}";
export const dynamic = "force-dynamic";
export async function GET(request) {
  const query = new URL(request.url).searchParams;
  return Response.json(await generate(query.get("model"), query.get("prompt")));
}
`;

async function writeApp(packed) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await cp(join(packed.consumer, "node_modules/toeplitz"), join(folder, "node_modules/toeplitz"), { recursive: true });
  await cp(join(packed.consumer, "generate.js"), join(folder, "app/generate.js"));
  const files = {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "next.config.js": `export default { turbopack: { root: ${JSON.stringify(join(folder, ".."))} } };`,
    "app/layout.js": "export default ({ children }) => <html lang='en'><body>{children}</body></html>;",
    "app/page.js": "export default () => <p>toeplitz</p>;",
    "app/node/route.js": route("nodejs"),
    "app/edge/route.js": route("edge"),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function ask(url) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response.json();
    if (response) throw new Error(`HTTP status ${response.status}: ${await response.text()}`);
    if (Date.now() > deadline) throw new Error("next start does not answer");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const nextTarget = {
  name: "Next, routes in Node and edge",
  async run(packed) {
    const next = tool("next/dist/bin/next");
    await writeApp(packed);
    const models = await serveFolders({ model: packed.model });
    let child;
    let said = "";
    try {
      await exec(process.execPath, [next, "build"], { cwd: folder, env, timeout: 300_000 });
      const port = await freePort();
      const args = [next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
      child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } });
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
      const query = new URLSearchParams({ model: `${models.url}model/`, prompt: packed.prompt });
      const [node, edge] = [
        await ask(`http://127.0.0.1:${port}/node?${query}`),
        await ask(`http://127.0.0.1:${port}/edge?${query}`),
      ];
      return `Node: ${checkGenerated(node, packed)}; edge: ${checkGenerated(edge, packed)}`;
    } catch (error) {
      throw new Error(`${error.message}\n${said}`);
    } finally {
      child?.kill("SIGKILL");
      await models.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
