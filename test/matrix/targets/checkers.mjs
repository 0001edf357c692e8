import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "../lib/package.mjs";
import { exec } from "../lib/process.mjs";
import { tool } from "../lib/tools.mjs";

const base = { strict: true, noEmit: true, skipLibCheck: false, target: "ES2022", types: [] };
const nodeNext = { module: "NodeNext", moduleResolution: "NodeNext" };

/** Consumers by what their `lib` has: nothing of the package may need more, nor @webgpu/types. */
const settings = () => ({
  "a page": { ...base, module: "ESNext", moduleResolution: "Bundler", lib: ["ES2022", "DOM"] },
  "a worker": { ...base, ...nodeNext, lib: ["ES2022", "WebWorker"] },
  "Node without the DOM": {
    ...base,
    ...nodeNext,
    lib: ["ES2022"],
    types: ["node"],
    typeRoots: [dirname(dirname(tool("@types/node/package.json")))],
  },
});

/** A TypeScript version, on consumers that check every declaration of the package. */
export const consumer = (version, compiler) => ({
  name: `TypeScript ${version} consumer, skipLibCheck off`,
  async run(packed) {
    for (const [name, compilerOptions] of Object.entries(settings())) {
      const config = join(packed.consumer, `tsconfig.${version}.${name.replaceAll(" ", "")}.json`);
      await writeFile(config, JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
      await exec(process.execPath, [tool(compiler), "-p", config], { cwd: packed.consumer });
    }
    return `clean for ${Object.keys(settings()).join(", ")}`;
  },
});

export const consumers = [
  ["5.9", "typescript-5.9/bin/tsc"],
  ["6", "typescript-6/bin/tsc"],
  ["7", "typescript-7/bin/tsc"],
].map(([version, compiler]) => consumer(version, compiler));

export const checkers = [
  {
    name: "publint",
    async run({ tarball }) {
      const { stdout } = await exec(process.execPath, [tool("publint/src/cli.js"), "run", tarball, "--strict"]);
      if (!stdout.includes("All good!")) throw new Error(stdout);
      return "all good";
    },
  },
  {
    name: "attw, ESM only",
    async run({ tarball }) {
      const cli = tool("@arethetypeswrong/cli/dist/index.js");
      const { exports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
      // Kernels are files, not modules: they have no types.
      const kernels = Object.keys(exports).filter((path) => path.endsWith(".wasm"));
      const excluded = ["--exclude-entrypoints", ...kernels.map((path) => path.slice(2))];
      await exec(process.execPath, [cli, tarball, "--profile", "esm-only", "--format", "ascii", ...excluded]);
      return "no problems";
    },
  },
  {
    name: "JSR, deno publish --dry-run",
    async run() {
      const { stdout, stderr } = await exec(process.execPath, ["scripts/jsr.mjs", "--dry-run"], { cwd: root });
      const text = stdout + stderr;
      if (!/Dry run complete/.test(text)) throw new Error(text);
      // The source maps name the sources there.
      const all = await readdir(join(root, "src"), { recursive: true });
      const sources = all.filter((path) => path.endsWith(".ts") && !path.includes("generated/"));
      const missing = sources.filter((path) => !text.includes(`/src/${path} (`));
      if (missing.length > 0) throw new Error(`it would not publish src/${missing.join(", src/")}`);
      return `complete, ${sources.length} sources beside it`;
    },
  },
];
