import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { describeBackends } from "../lib/backends.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = `${root}test/worker/smoke.mjs`;

/** A runtime of test/runtimes, or this Node. */
function runtime(name: "deno" | "bun" | "node", args: readonly string[]) {
  const command = name === "node" ? process.execPath : `${root}test/runtimes/node_modules/.bin/${name}`;
  const absent = existsSync(command) ? undefined : `npm package ${name} is not in test/runtimes`;
  return { name, absent, args: [command, ...args], open: () => Promise.reject() };
}

const runtimes = [runtime("node", []), runtime("deno", ["run", "--allow-read", "--no-lock"]), runtime("bun", [])];

describeBackends(runtimes, (each) => {
  test("a device in the package's own worker", async () => {
    const [command, ...args] = runtimes.find(({ name }) => name === each.name)!.args;
    const { stdout } = await promisify(execFile)(command, [...args, script], { cwd: root, timeout: 50_000 });
    expect(JSON.parse(stdout)).toEqual({
      y: [1, 2.5, 4],
      streamed: [1, 2.5, 4],
      code: "shape",
      aborted: "aborted",
      worker: true,
      backend: "wasm",
    });
  });
});
