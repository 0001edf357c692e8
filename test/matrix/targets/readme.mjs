import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/package.mjs";
import { execQuiet } from "../lib/process.mjs";
import { bun, deno, nodes, thisNode } from "./runtimes.mjs";

/** The ```ts blocks of the README: each is JavaScript too, and shows what it prints in `// -> …`. */
async function snippets() {
  const text = await readFile(join(root, "README.md"), "utf8");
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
  if (blocks.length === 0) throw new Error("the README has no snippets");
  return blocks.map((code) => ({ code, shown: [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, line]) => line.trim()) }));
}

const readmeIn = ({ name, find, args }) => ({
  name: `the README's snippets in ${name}`,
  async run({ consumer }) {
    const blocks = await snippets();
    for (const [i, { code, shown }] of blocks.entries()) {
      await writeFile(join(consumer, `readme${i}.mjs`), code);
      const permissions = args.length > 0 && name === deno.name ? ["--allow-read"] : [];
      const out = await execQuiet(find(), [...args, ...permissions, `readme${i}.mjs`], { cwd: consumer });
      const printed = out.trim().split("\n").join("\n");
      if (printed !== shown.join("\n")) throw new Error(`snippet ${i} printed ${printed}, shows ${shown.join("\n")}`);
    }
    return `${blocks.length} as shown, no warning`;
  },
});

export const readmeTargets = [thisNode, deno, bun].map(readmeIn);
export const readmeInOtherNodes = nodes.map(readmeIn);
