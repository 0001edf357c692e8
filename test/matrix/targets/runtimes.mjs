import { join } from "node:path";
import { checkGenerated } from "../lib/outcome.mjs";
import { execQuiet } from "../lib/process.mjs";
import { tool } from "../lib/tools.mjs";

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
    if (!["webgpu", "wasm"].includes(out.backend)) throw new Error(`ran on ${out.backend}, expected webgpu or wasm`);
    if (!(out.error < 1e-5)) throw new Error(`${out.backend} and js differ by ${out.error}`);
    return `${out.backend}, differs from js by ${out.error.toExponential(1)}`;
  },
});

/** The installed command, with the model that comes along. */
const commandLine = {
  name: "toeplitz generate, the installed command",
  async run({ consumer, prompt, continuation }) {
    const args = ["generate", "--prompt", prompt, "--tokens", "20", "--temperature", "0"];
    const out = await execQuiet(join(consumer, "node_modules/.bin/toeplitz"), args, { cwd: consumer });
    if (out !== `${prompt}${continuation}\n`) throw new Error(`it wrote ${JSON.stringify(out)}`);
    return "20 characters as expected";
  },
};

export const thisNode = { name: `Node ${process.versions.node.split(".")[0]}`, find: () => process.execPath, args: [] };
export const deno = { name: "Deno", find: () => tool(".bin/deno"), args: ["run", "--no-prompt"] };
export const bun = { name: "Bun", find: () => tool(".bin/bun"), args: ["run"] };
export const nodes = [22, 24].map((major) => ({
  name: `Node ${major}`,
  find: () => tool(`node-${major}/bin/node`),
  args: [],
}));

export const runtimes = [
  runtime(thisNode.name, thisNode.find),
  runtime("Deno, reading allowed", deno.find, [...deno.args, "--allow-read"]),
  offline("Deno, no permission", deno.find, deno.args),
  runtime(bun.name, bun.find, bun.args),
  commandLine,
];
export const otherNodes = nodes.map(({ name, find }) => runtime(name, find));
