import { Absent, checkGenerated, tool } from "../lib/outcome.mjs";
import { exec, execQuiet } from "../lib/process.mjs";

/** `generate` in a runtime, from files. */
const runtime = (name, find, args = []) => ({
  name,
  async run(packed) {
    const command = find();
    const out = await execQuiet(command, [...args, "main.js", packed.model, packed.prompt], { cwd: packed.consumer });
    return checkGenerated(JSON.parse(out), packed);
  },
});

/** A layer with weights from memory, where nothing may be read. */
const offline = (name, find, args) => ({
  name,
  async run(packed) {
    const out = JSON.parse(await execQuiet(find(), [...args, "offline.js"], { cwd: packed.consumer }));
    if (out.backend !== "wasm") throw new Error(`ran on ${out.backend}, expected wasm`);
    if (!(out.error < 1e-5)) throw new Error(`wasm and js differ by ${out.error}`);
    return `wasm, differs from js by ${out.error.toExponential(1)}`;
  },
});

const deno = () => tool(".bin/deno");
const bun = () => tool(".bin/bun");

export const runtimes = [
  runtime(`Node ${process.versions.node} (this one)`, () => process.execPath),
  runtime("Node 22", () => tool("node-22/bin/node")),
  runtime("Node 24", () => tool("node-24/bin/node")),
  runtime("Deno, reading allowed", deno, ["run", "--no-prompt", "--allow-read"]),
  offline("Deno, no permission", deno, ["run", "--no-prompt"]),
  runtime("Bun", bun, ["run"]),
];

/** Fails with `Absent` where a command is not there or does not start. */
export async function versionOf(command) {
  try {
    return (await exec(command, ["--version"])).stdout.trim();
  } catch (cause) {
    throw new Absent(`${command} does not start`, { cause });
  }
}
